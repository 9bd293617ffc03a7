package io.distribsilly.jdbc;

import io.distribsilly.sql.session.Session;
import java.util.Locale;

/** Names of schemas. */
final class Schemas {
  static final String PUBLIC = "PUBLIC";

  private Schemas() {}

  /**
   * Makes a schema that of names without one; if there is none of that name, the one whose name is
   * that in upper case. Returns its name.
   */
  static String use(Session session, String name) {
    boolean exact = session.schemas().contains(name);
    session.setSchema(exact ? name : name.toUpperCase(Locale.ROOT));
    return session.schema();
  }
}
