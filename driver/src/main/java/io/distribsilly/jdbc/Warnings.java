package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;

/** The chain of warnings of a connection. Thread-safe. */
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

  /** Returns the type that result sets will have; warns if they are less than was asked for. */
  int supportedType(int type, int concurrency) throws SQLException {
    if (concurrency != ResultSet.CONCUR_READ_ONLY && concurrency != ResultSet.CONCUR_UPDATABLE) {
      throw invalid(concurrency, "concurrency");
    }
    int supported =
        switch (type) {
          case ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE -> type;
          case ResultSet.TYPE_SCROLL_SENSITIVE -> ResultSet.TYPE_SCROLL_INSENSITIVE;
          default -> throw invalid(type, "type");
        };
    if (supported != type) {
      add("result sets do not see later changes; TYPE_SCROLL_INSENSITIVE is used");
    }
    if (concurrency == ResultSet.CONCUR_UPDATABLE) {
      add("result sets are read-only; CONCUR_READ_ONLY is used");
    }
    return supported;
  }

  /** Warns if result sets will not outlive a commit, though that was asked for. */
  void addHoldabilityDowngrade(int holdability) throws SQLException {
    Arguments.holdability(holdability);
    if (holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT) {
      add(
          "result sets whose rows are not in memory are closed at commit;"
              + " CLOSE_CURSORS_AT_COMMIT is used");
    }
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
