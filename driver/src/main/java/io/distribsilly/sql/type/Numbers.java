package io.distribsilly.sql.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Conversions to the numeric types. */
final class Numbers {
  /** A string with more digits or a larger exponent than this is no number of any type. */
  private static final int MAX_EXPONENT = 100_000;

  private static final int MAX_TEXT = 10_000;

  private Numbers() {}

  static long toLong(Conversion conversion, Object value, long min, long max) {
    long number;
    if (isInteger(value)) {
      number = ((Number) value).longValue();
    } else {
      BigDecimal rounded = toInteger(conversion, value);
      if (rounded.precision() > 19 || rounded.toBigInteger().bitLength() > 63) {
        throw conversion.outOfRange(value);
      }
      number = rounded.longValue();
    }
    if (number < min || number > max) {
      throw conversion.outOfRange(value);
    }
    return number;
  }

  static BigDecimal toDecimal(Conversion conversion, Object value) {
    BigDecimal exact = exact(conversion, value);
    int precision = conversion.type().precision();
    int scale = conversion.type().scale();
    if (integerDigits(exact) > precision - scale) {
      throw conversion.outOfRange(value);
    }
    BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.precision() > precision) {
      throw conversion.outOfRange(value);
    }
    return rounded;
  }

  static Float toReal(Conversion conversion, Object value) {
    if (value instanceof Float real) {
      return real;
    }
    if (value instanceof Double number) {
      return checkedReal(conversion, value, number.floatValue(), Double.isInfinite(number));
    }
    if (value instanceof String text) {
      double number = parseDouble(conversion, text);
      boolean infinite = Double.isInfinite(number);
      float real = Double.isFinite(number) ? Float.parseFloat(text.strip()) : (float) number;
      return checkedReal(conversion, value, real, infinite);
    }
    return checkedReal(conversion, value, exact(conversion, value).floatValue(), false);
  }

  static Double toDouble(Conversion conversion, Object value) {
    if (value instanceof Double number) {
      return number;
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      return parseDouble(conversion, text);
    }
    double number = exact(conversion, value).doubleValue();
    if (Double.isInfinite(number)) {
      throw conversion.outOfRange(value);
    }
    return number;
  }

  static boolean isInteger(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte;
  }

  static boolean isNotZero(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal.signum() != 0;
    }
    if (number instanceof BigInteger integer) {
      return integer.signum() != 0;
    }
    return number.doubleValue() != 0;
  }

  /** Returns the number that a value is, for strings the number that they spell. */
  static BigDecimal exact(Conversion conversion, Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (isInteger(value)) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (value instanceof Double || value instanceof Float) {
      if (!Double.isFinite(((Number) value).doubleValue())) {
        throw conversion.outOfRange(value);
      }
      return new BigDecimal(value.toString());
    }
    if (value instanceof Boolean bool) {
      return bool ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof String text) {
      return parseDecimal(conversion, text);
    }
    throw conversion.invalid(value);
  }

  /** Rounds a number to an integer; a string has to spell an integer in the first place. */
  private static BigDecimal toInteger(Conversion conversion, Object value) {
    if (value instanceof String text) {
      return parseInteger(conversion, text);
    }
    BigDecimal exact = exact(conversion, value);
    if (integerDigits(exact) > 19) {
      throw conversion.outOfRange(value);
    }
    return exact.setScale(0, RoundingMode.HALF_UP);
  }

  static BigDecimal parseInteger(Conversion conversion, String text) {
    String digits = text.strip();
    if (digits.length() > MAX_TEXT) {
      throw conversion.outOfRange(text);
    }
    try {
      return new BigDecimal(new BigInteger(digits));
    } catch (NumberFormatException e) {
      throw conversion.invalid(text);
    }
  }

  private static BigDecimal parseDecimal(Conversion conversion, String text) {
    String digits = text.strip();
    if (digits.length() > MAX_TEXT) {
      throw conversion.outOfRange(text);
    }
    BigDecimal number;
    try {
      number = new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw conversion.invalid(text);
    }
    if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
      throw conversion.outOfRange(text);
    }
    return number;
  }

  static double parseDouble(Conversion conversion, String text) {
    String digits = text.strip();
    if (!isDecimalNotation(digits) && !digits.matches("NaN|[+-]?Infinity")) {
      throw conversion.invalid(text);
    }
    double number;
    try {
      number = Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      throw conversion.invalid(text);
    }
    if (Double.isInfinite(number) && isDecimalNotation(digits)) {
      throw conversion.outOfRange(text);
    }
    return number;
  }

  /** Java also reads hexadecimal numbers and a type suffix, SQL does not. */
  private static boolean isDecimalNotation(String digits) {
    return !digits.isEmpty() && digits.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
  }

  /** Returns the number of digits before the point, 0 or less if there are none. */
  private static long integerDigits(BigDecimal number) {
    return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
  }

  private static Float checkedReal(
      Conversion conversion, Object value, float real, boolean infinityIsRight) {
    if (Float.isInfinite(real) && !infinityIsRight) {
      throw conversion.outOfRange(value);
    }
    return real;
  }
}
