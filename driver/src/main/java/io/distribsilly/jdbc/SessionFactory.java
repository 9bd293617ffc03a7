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
      return session(database, settings);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Session session(Database database, ConnectionSettings settings) {
    LocalSession session = new LocalSession(database, settings.transactions());
    try {
      settings.schema().ifPresent(name -> Schemas.use(session, name));
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }
}
