package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.Prepared;

/** What the method that executes a statement promises to return. */
enum Expected {
  ANYTHING,
  ROWS,
  UPDATE_COUNT;

  /** Refuses a statement that gives something else, before it changes anything. */
  void check(Prepared statement) {
    if (this == ROWS && !givesRows(statement)) {
      throw mismatch(
          "the statement gives no rows; use executeUpdate() or execute(): ", statement.sql());
    }
    if (this == UPDATE_COUNT && givesRows(statement)) {
      throw mismatch(
          "the statement gives rows, no update count; use executeQuery() or execute(): ",
          statement.sql());
    }
  }

  /** Refuses several statements where one result is promised. */
  void checkSeveral(String sql) {
    if (this != ANYTHING) {
      throw mismatch("there are several statements; use execute() and getMoreResults(): ", sql);
    }
  }

  private static boolean givesRows(Prepared statement) {
    return switch (statement.kind()) {
      case QUERY, CALL -> true;
      case UPDATE, DEFINITION, TRANSACTION -> false;
    };
  }

  private static EngineException mismatch(String message, String sql) {
    return new EngineException(
        ErrorCode.RESULT_MISMATCH, message + (sql.length() > 80 ? sql.substring(0, 80) : sql));
  }
}
