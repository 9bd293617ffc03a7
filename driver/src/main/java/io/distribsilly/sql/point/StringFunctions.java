package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.Locale;
import org.apache.calcite.sql.fun.SqlTrimFunction;

/** What functions do with strings. */
final class StringFunctions {
  private StringFunctions() {}

  static String upper(Object text) {
    return ((String) text).toUpperCase(Locale.ROOT);
  }

  static String lower(Object text) {
    return ((String) text).toLowerCase(Locale.ROOT);
  }

  /**
   * SUBSTRING(text FROM start [FOR length]) as in the SQL standard: positions before the first
   * character count, but hold nothing.
   */
  static String substring(Object[] arguments) {
    String text = (String) arguments[0];
    long start = ((Number) arguments[1]).longValue();
    long end = text.length() + 1L;
    if (arguments.length > 2) {
      long length = ((Number) arguments[2]).longValue();
      if (length < 0) {
        throw new EngineException(
            ErrorCode.DATA_EXCEPTION, "length %d of SUBSTRING is negative".formatted(length));
      }
      end = Math.min(end, start + length);
    }
    long from = Math.max(start, 1);
    return from >= end ? "" : text.substring((int) from - 1, (int) end - 1);
  }

  static String replace(Object[] arguments) {
    String search = (String) arguments[1];
    return search.isEmpty()
        ? (String) arguments[0]
        : ((String) arguments[0]).replace(search, (String) arguments[2]);
  }

  static String trim(SqlTrimFunction.Flag side, String what, String text) {
    if (what.length() != 1) {
      throw new EngineException(
          ErrorCode.DATA_EXCEPTION, "TRIM takes one character to remove, not '%s'".formatted(what));
    }
    int start = 0;
    int end = text.length();
    while (side.getLeft() == 1 && start < end && text.charAt(start) == what.charAt(0)) {
      start++;
    }
    while (side.getRight() == 1 && start < end && text.charAt(end - 1) == what.charAt(0)) {
      end--;
    }
    return text.substring(start, end);
  }
}
