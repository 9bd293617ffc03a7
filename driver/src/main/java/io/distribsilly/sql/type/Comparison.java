package io.distribsilly.sql.type;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;

/**
 * Compares values as SQL does. Both are of one family, but not always of one class: numbers of any
 * class compare by value, dates with timestamps as timestamps, local times with points in time in
 * the time zone of the JVM.
 */
public final class Comparison {
  private Comparison() {}

  /**
   * Returns a negative number, 0 or a positive number; neither value is {@code null}.
   *
   * @throws IllegalArgumentException if the values have nothing in common, which whoever typed the
   *     expression has to rule out
   */
  public static int compare(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return compareNumbers(a, b);
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    if (left instanceof byte[] a && right instanceof byte[] b) {
      return Arrays.compareUnsigned(a, b);
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return Boolean.compare(a, b);
    }
    if (left instanceof UUID a && right instanceof UUID b) {
      int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
      return high != 0
          ? high
          : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
    return compareTimes(left, right);
  }

  /** Compares strings of which at least one is padded: blanks at the end make no difference. */
  public static int comparePadded(String left, String right) {
    return Texts.withoutPadding(left).compareTo(Texts.withoutPadding(right));
  }

  private static int compareNumbers(Number a, Number b) {
    if (Numbers.isInteger(a) && Numbers.isInteger(b)) {
      return Long.compare(a.longValue(), b.longValue());
    }
    if (isApproximate(a) || isApproximate(b)) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      return x < y ? -1 : x > y ? 1 : x == y ? 0 : Double.compare(x, y);
    }
    return decimal(a).compareTo(decimal(b));
  }

  private static int compareTimes(Object left, Object right) {
    if (left instanceof LocalDate a && right instanceof LocalDate b) {
      return a.compareTo(b);
    }
    if (left instanceof LocalTime a && right instanceof LocalTime b) {
      return a.compareTo(b);
    }
    if (left instanceof Instant || right instanceof Instant) {
      return instant(left).compareTo(instant(right));
    }
    return timestamp(left).compareTo(timestamp(right));
  }

  private static Instant instant(Object value) {
    return value instanceof Instant instant
        ? instant
        : timestamp(value).atZone(Times.zone()).toInstant();
  }

  private static LocalDateTime timestamp(Object value) {
    if (value instanceof LocalDateTime timestamp) {
      return timestamp;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    throw new IllegalArgumentException("not comparable: " + Texts.describe(value));
  }

  private static boolean isApproximate(Number number) {
    return number instanceof Double || number instanceof Float;
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
  }
}
