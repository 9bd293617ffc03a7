package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Conversions to numbers and BOOLEAN. A fraction is cut off where a whole number is asked for; what
 * does not fit is an error.
 */
final class NumberConversions {
  private NumberConversions() {}

  static Boolean toBoolean(Object value, ColumnType type) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof Number) {
      return toBigDecimal(value, type).signum() != 0;
    }
    if (value instanceof String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "t", "yes", "y", "on", "1" -> true;
        case "false", "f", "no", "n", "off", "0" -> false;
        default -> throw Conversion.impossible(value, "BOOLEAN");
      };
    }
    throw Conversion.impossible(value, "BOOLEAN");
  }

  static Byte toByte(Object value, ColumnType type) {
    return (byte) toLong(value, type, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
  }

  static Short toShort(Object value, ColumnType type) {
    return (short) toLong(value, type, Short.MIN_VALUE, Short.MAX_VALUE, "short");
  }

  static Integer toInteger(Object value, ColumnType type) {
    if (value instanceof Integer number) {
      return number;
    }
    return (int) toLong(value, type, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
  }

  static Long toLong(Object value, ColumnType type) {
    if (value instanceof Long number) {
      return number;
    }
    return toLong(value, type, Long.MIN_VALUE, Long.MAX_VALUE, "long");
  }

  static Float toFloat(Object value, ColumnType type) {
    if (value instanceof Float number) {
      return number;
    }
    double wide = toDouble(value, type);
    float narrow = (float) wide;
    if (Float.isInfinite(narrow) && !Double.isInfinite(wide)) {
      throw Conversion.outOfRange(value, "float");
    }
    return narrow;
  }

  static Double toDouble(Object value, ColumnType type) {
    if (value instanceof Double number) {
      return number;
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      return parseDouble(text);
    }
    double number = toBigDecimal(value, type).doubleValue();
    if (Double.isInfinite(number)) {
      throw Conversion.outOfRange(value, "double");
    }
    return number;
  }

  static BigInteger toBigInteger(Object value, ColumnType type) {
    return toBigDecimal(value, type).toBigInteger();
  }

  static BigDecimal toBigDecimal(Object value, ColumnType type) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof Float || value instanceof Double) {
      return fromFloating((Number) value);
    }
    if (value instanceof Boolean bool) {
      return bool ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof String text) {
      return parseDecimal(text);
    }
    throw Conversion.impossible(value, "a number");
  }

  private static long toLong(Object value, ColumnType type, long min, long max, String target) {
    BigDecimal whole = toBigDecimal(value, type);
    // Twenty digits do not fit into any of the types; this also keeps 1E999999999 from expanding.
    if ((long) whole.precision() - whole.scale() > 20) {
      throw Conversion.outOfRange(value, target);
    }
    BigInteger number = whole.setScale(0, RoundingMode.DOWN).unscaledValue();
    if (number.compareTo(BigInteger.valueOf(min)) < 0
        || number.compareTo(BigInteger.valueOf(max)) > 0) {
      throw Conversion.outOfRange(value, target);
    }
    return number.longValue();
  }

  private static BigDecimal fromFloating(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw Conversion.outOfRange(number, "an exact number");
    }
    return new BigDecimal(number.toString());
  }

  private static BigDecimal parseDecimal(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw Conversion.impossible(text, "a number");
    }
  }

  private static Double parseDouble(String text) {
    try {
      return Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw Conversion.impossible(text, "a number");
    }
  }
}
