package io.distribsilly.sql.schema;

import java.util.List;

/** All tables of INFORMATION_SCHEMA. */
public final class SystemTables {
  private SystemTables() {}

  /** Returns the tables, in name order. */
  public static List<SystemTable> all() {
    return List.of();
  }
}
