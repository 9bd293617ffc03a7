package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;

/** The one place where errors become SQLExceptions: the SQLState's class chooses the subclass. */
final class SqlExceptions {
  private SqlExceptions() {}

  /** Returns an error that the JDBC layer itself finds. */
  static SQLException of(ErrorCode code, String message) {
    return of(code, message, null);
  }

  /** Returns what the engine or the SQL layer reported. */
  static SQLException from(EngineException error) {
    return of(error.code(), error.getMessage(), error);
  }

  /** Returns the timeout that stopped a statement, in place of its cancellation. */
  static SQLException timeout(int seconds, Throwable cause) {
    return new SQLTimeoutException(
        "the statement ran longer than its query timeout of " + seconds + " s",
        ErrorCode.QUERY_CANCELED.sqlState(),
        ErrorCode.QUERY_CANCELED.vendorCode(),
        cause);
  }

  /** Returns any unchecked exception as an SQLException; what is no engine error is a defect. */
  static SQLException fromUnchecked(RuntimeException error) {
    if (error instanceof EngineException engineError) {
      return from(engineError);
    }
    return of(ErrorCode.INTERNAL_ERROR, "internal error, please report it: " + error, error);
  }

  /** Returns the error of an optional JDBC call that there is no support for. */
  static SQLException unsupported(String what) {
    return of(ErrorCode.UNSUPPORTED_CALL, what);
  }

  /** Returns an error that something else led to; the cause may be null. */
  static SQLException of(ErrorCode code, String message, Throwable cause) {
    String state = code.sqlState();
    int vendor = code.vendorCode();
    if (code == ErrorCode.UNSUPPORTED_CALL) {
      return new SQLFeatureNotSupportedException(message, state, vendor, cause);
    }
    return switch (state.substring(0, 2)) {
      case "08" ->
          code.retryable()
              ? new SQLTransientConnectionException(message, state, vendor, cause)
              : new SQLNonTransientConnectionException(message, state, vendor, cause);
      case "0A" -> new SQLFeatureNotSupportedException(message, state, vendor, cause);
      case "22" -> new SQLDataException(message, state, vendor, cause);
      case "23" -> new SQLIntegrityConstraintViolationException(message, state, vendor, cause);
      case "28" -> new SQLInvalidAuthorizationSpecException(message, state, vendor, cause);
      case "40" -> new SQLTransactionRollbackException(message, state, vendor, cause);
      case "42" -> new SQLSyntaxErrorException(message, state, vendor, cause);
      default ->
          code.retryable()
              ? new SQLTransientException(message, state, vendor, cause)
              : new SQLNonTransientException(message, state, vendor, cause);
    };
  }
}
