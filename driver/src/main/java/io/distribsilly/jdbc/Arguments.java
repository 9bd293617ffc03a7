package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Checks of the plain arguments of JDBC calls. */
final class Arguments {
  private Arguments() {}

  static int notNegative(String what, int value) throws SQLException {
    return (int) notNegative(what, (long) value);
  }

  static long notNegative(String what, long value) throws SQLException {
    if (value < 0) {
      throw invalid("%s is %d; it must not be negative".formatted(what, value));
    }
    return value;
  }

  static int fetchDirection(int direction) throws SQLException {
    return switch (direction) {
      case ResultSet.FETCH_FORWARD, ResultSet.FETCH_REVERSE, ResultSet.FETCH_UNKNOWN -> direction;
      default -> throw invalid(direction + " is no fetch direction of java.sql.ResultSet");
    };
  }

  static void holdability(int holdability) throws SQLException {
    if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT
        && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
      throw invalid(holdability + " is no holdability of java.sql.ResultSet");
    }
  }

  static <T> T notNull(String what, T value) throws SQLException {
    if (value == null) {
      throw invalid(what + " is null");
    }
    return value;
  }

  private static SQLException invalid(String message) {
    return SqlExceptions.of(ErrorCode.INVALID_ARGUMENT, message);
  }
}
