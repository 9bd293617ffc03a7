package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.Isolation;
import java.sql.Connection;
import java.sql.SQLException;

/** JDBC's isolation levels and ours. */
final class IsolationLevels {
  private IsolationLevels() {}

  /** Returns the constant of {@link Connection} for a level. */
  static int toJdbc(Isolation isolation) {
    return switch (isolation) {
      case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
      case SNAPSHOT -> Connection.TRANSACTION_REPEATABLE_READ;
    };
  }

  /** Returns what is at least as strict; that nothing is strict enough is an error. */
  static Isolation fromJdbc(int level) throws SQLException {
    return switch (level) {
      case Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED ->
          Isolation.READ_COMMITTED;
      case Connection.TRANSACTION_REPEATABLE_READ -> Isolation.SNAPSHOT;
      case Connection.TRANSACTION_SERIALIZABLE ->
          throw SqlExceptions.unsupported(
              "transactions are not serializable; TRANSACTION_REPEATABLE_READ is the strictest"
                  + " level, a snapshot that allows write skew");
      default ->
          throw SqlExceptions.of(
              ErrorCode.INVALID_ARGUMENT,
              level
                  + " is no transaction isolation that can be set; use TRANSACTION_READ_COMMITTED"
                  + " or TRANSACTION_REPEATABLE_READ");
    };
  }
}
