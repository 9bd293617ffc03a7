package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.SessionSavepoint;
import java.sql.SQLException;
import java.sql.Savepoint;

/** A savepoint of a connection's transaction, with a name or with a number. Immutable. */
final class JdbcSavepoint implements Savepoint {
  private final JdbcConnection connection;
  private final SessionSavepoint savepoint;

  JdbcSavepoint(JdbcConnection connection, SessionSavepoint savepoint) {
    this.connection = connection;
    this.savepoint = savepoint;
  }

  /** Returns what the session calls a savepoint of this connection. */
  static SessionSavepoint of(Savepoint savepoint, JdbcConnection connection) throws SQLException {
    Arguments.notNull("the savepoint", savepoint);
    if (savepoint instanceof JdbcSavepoint own && own.connection == connection) {
      return own.savepoint;
    }
    throw SqlExceptions.of(
        ErrorCode.INVALID_SAVEPOINT, "the savepoint is not one of this connection");
  }

  @Override
  public int getSavepointId() throws SQLException {
    if (savepoint.name().isPresent()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_SAVEPOINT, "the savepoint has a name; ask for getSavepointName()");
    }
    return savepoint.id();
  }

  @Override
  public String getSavepointName() throws SQLException {
    return savepoint
        .name()
        .orElseThrow(
            () ->
                SqlExceptions.of(
                    ErrorCode.INVALID_SAVEPOINT,
                    "the savepoint has no name; ask for getSavepointId()"));
  }
}
