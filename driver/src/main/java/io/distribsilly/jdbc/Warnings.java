package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;

/** The chain of warnings of a connection or a statement. Thread-safe. */
final class Warnings {
  /** X/Open: the value of an option was changed to one that is possible. */
  private static final String OPTION_CHANGED = "01S02";

  /** Standard: a warning of no class of its own. */
  private static final String GENERAL = "01000";

  /** Guarded by this object's monitor. */
  private SQLWarning first;

  /** Warns that an option was changed. */
  void add(String message) {
    add(message, OPTION_CHANGED);
  }

  /** Warns of what the database has to tell. */
  void addGeneral(String message) {
    add(message, GENERAL);
  }

  private synchronized void add(String message, String sqlState) {
    SQLWarning warning = new SQLWarning(message, sqlState);
    if (first == null) {
      first = warning;
    } else {
      first.setNextWarning(warning);
    }
  }

  /** Returns what result sets will be; warns if that is less than what was asked for. */
  ResultSetKind supported(int type, int concurrency, int holdability) throws SQLException {
    if (concurrency != ResultSet.CONCUR_READ_ONLY && concurrency != ResultSet.CONCUR_UPDATABLE) {
      throw invalid(concurrency, "concurrency");
    }
    Arguments.holdability(holdability);
    int supported =
        switch (type) {
          case ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE -> type;
          case ResultSet.TYPE_SCROLL_SENSITIVE -> ResultSet.TYPE_SCROLL_INSENSITIVE;
          default -> throw invalid(type, "type");
        };
    if (supported != type) {
      add("result sets do not see later changes; TYPE_SCROLL_INSENSITIVE is used");
    }
    return new ResultSetKind(supported, concurrency, holdability);
  }

  synchronized SQLWarning first() {
    return first;
  }

  synchronized void clear() {
    first = null;
  }

  private static SQLException invalid(int value, String what) {
    return SqlExceptions.of(
        ErrorCode.INVALID_ARGUMENT, "%d is no %s of java.sql.ResultSet".formatted(value, what));
  }
}
