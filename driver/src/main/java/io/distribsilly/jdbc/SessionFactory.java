package io.distribsilly.jdbc;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.sql.local.LocalSession;
import io.distribsilly.sql.session.Session;
import java.nio.file.Path;

/** Opens the session behind a connection: the one place that knows where the database runs. */
final class SessionFactory {
  private SessionFactory() {}

  /** Opens the database in a folder and a session of it, which closes both. */
  static Session open(Path folder, DatabaseOptions options) {
    Database database = Database.open(folder, options);
    try {
      return new LocalSession(database, options.durability());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }
}
