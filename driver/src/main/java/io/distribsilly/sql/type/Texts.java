package io.distribsilly.sql.type;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.Locale;

/** Conversions to CHAR, VARCHAR and BOOLEAN, and how values read in messages. */
final class Texts {
  private static final int MAX_QUOTED = 60;

  private Texts() {}

  static String toVarchar(Conversion conversion, Object value) {
    String text = of(value);
    int limit = conversion.type().precision();
    if (text.length() <= limit) {
      return text;
    }
    if (!conversion.cuts()) {
      throw conversion.tooLong(text, text.length());
    }
    return text.substring(0, limit);
  }

  /** Blanks beyond the length are no loss, since CHAR is padded with them anyway. */
  static String toChar(Conversion conversion, Object value) {
    String text = of(value);
    int length = conversion.type().precision();
    if (text.length() == length) {
      return text;
    }
    if (text.length() < length) {
      return text + " ".repeat(length - text.length());
    }
    if (!conversion.cuts() && withoutPadding(text).length() > length) {
      throw conversion.tooLong(text, text.length());
    }
    return text.substring(0, length);
  }

  static Boolean toBoolean(Conversion conversion, Object value) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof Number number) {
      return Numbers.isNotZero(number);
    }
    if (value instanceof String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "t", "yes", "y", "1" -> true;
        case "false", "f", "no", "n", "0" -> false;
        default -> throw conversion.invalid(value);
      };
    }
    throw conversion.invalid(value);
  }

  /** Returns the text that CAST to VARCHAR gives. */
  static String of(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Boolean bool) {
      return bool ? "TRUE" : "FALSE";
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return isTime(value) ? Times.format(value) : value.toString();
  }

  /** Returns the text without the blanks at its end. */
  static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  static String quote(String text) {
    return "'" + shorten(text) + "'";
  }

  static String shorten(String text) {
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
  }

  static String describe(Object value) {
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof byte[] bytes) {
      return "X" + quote(HexFormat.of().withUpperCase().formatHex(bytes));
    }
    return shorten(of(value)) + " (" + value.getClass().getSimpleName() + ")";
  }

  private static boolean isTime(Object value) {
    return value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof Instant
        || value instanceof OffsetDateTime
        || value instanceof ZonedDateTime
        || value instanceof OffsetTime;
  }
}
