package io.distribsilly.jdbc;

import io.distribsilly.engine.Database;
import io.distribsilly.sql.local.LocalSession;
import io.distribsilly.sql.session.Session;
import java.nio.file.Path;

/** Opens the session behind a connection: the one place that knows where the database runs. */
final class SessionFactory {
  private SessionFactory() {}

  /** Opens the database in a folder and a session of it, which closes both. */
  static Session open(Path folder, ConnectionSettings settings) {
    Database database = Database.open(folder, settings.database());
    try {
      return new LocalSession(database, settings.transactions());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }
}
