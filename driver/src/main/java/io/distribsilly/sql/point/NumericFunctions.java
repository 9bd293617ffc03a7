package io.distribsilly.sql.point;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What functions do with numbers; the result is converted to the type of the call after that. */
final class NumericFunctions {
  /** Beyond this many digits rounding changes nothing, or leaves nothing. */
  private static final long MAX_DIGITS = 2_000;

  private NumericFunctions() {}

  static Object abs(Object value) {
    return isApproximate(value)
        ? (Object) Math.abs(((Number) value).doubleValue())
        : decimal(value).abs();
  }

  static Object floor(Object value) {
    return isApproximate(value)
        ? (Object) Math.floor(((Number) value).doubleValue())
        : decimal(value).setScale(0, RoundingMode.FLOOR);
  }

  static Object ceil(Object value) {
    return isApproximate(value)
        ? (Object) Math.ceil(((Number) value).doubleValue())
        : decimal(value).setScale(0, RoundingMode.CEILING);
  }

  /** ROUND(number [, digits]), half away from zero. */
  static Object round(Object[] arguments) {
    long digits = arguments.length > 1 ? ((Number) arguments[1]).longValue() : 0;
    int scale = (int) Math.max(-MAX_DIGITS, Math.min(MAX_DIGITS, digits));
    Object value = arguments[0];
    if (isApproximate(value) && !Double.isFinite(((Number) value).doubleValue())) {
      return value;
    }
    BigDecimal exact = isApproximate(value) ? new BigDecimal(value.toString()) : decimal(value);
    return exact.setScale(scale, RoundingMode.HALF_UP);
  }

  private static boolean isApproximate(Object value) {
    return value instanceof Double || value instanceof Float;
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal
        : BigDecimal.valueOf(((Number) value).longValue());
  }
}
