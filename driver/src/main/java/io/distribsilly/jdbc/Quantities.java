package io.distribsilly.jdbc;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and amounts of memory as they are written in options. */
final class Quantities {
  private static final Pattern QUANTITY = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

  private Quantities() {}

  /** Parses {@code 500ms}, {@code 1s}, {@code 2min}, {@code 1h} or ISO-8601 such as PT0.5S. */
  static Duration parseDuration(String option, String text) {
    Matcher matcher = QUANTITY.matcher(text.strip());
    try {
      if (!matcher.matches()) {
        return notNegative(option, text, Duration.parse(text.strip()));
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "min" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        default -> throw invalidDuration(option, text);
      };
    } catch (DateTimeParseException | ArithmeticException e) {
      throw invalidDuration(option, text);
    }
  }

  private static Duration notNegative(String option, String text, Duration duration) {
    if (duration.isNegative()) {
      throw invalidDuration(option, text);
    }
    return duration;
  }

  /** Parses {@code 268435456}, {@code 262144KB}, {@code 256MB}, {@code 1GB}: powers of 1024. */
  static long parseBytes(String option, String text) {
    Matcher matcher = QUANTITY.matcher(text.strip());
    if (!matcher.matches()) {
      throw invalidBytes(option, text);
    }
    try {
      return Math.multiplyExact(
          Long.parseLong(matcher.group(1)), unitBytes(option, text, matcher.group(2)));
    } catch (ArithmeticException e) {
      throw invalidBytes(option, text);
    }
  }

  static String format(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  static String format(long bytes) {
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + "MB" : Long.toString(bytes);
  }

  private static long unitBytes(String option, String text, String unit) {
    return switch (unit.toUpperCase(Locale.ROOT)) {
      case "", "B" -> 1;
      case "K", "KB", "KIB" -> 1L << 10;
      case "M", "MB", "MIB" -> 1L << 20;
      case "G", "GB", "GIB" -> 1L << 30;
      default -> throw invalidBytes(option, text);
    };
  }

  private static RuntimeException invalidDuration(String option, String text) {
    return ConnectionOption.invalid(option, text, "a duration such as 500ms, 1s, 1min or PT1S");
  }

  private static RuntimeException invalidBytes(String option, String text) {
    return ConnectionOption.invalid(option, text, "an amount of memory such as 64MB or 1GB");
  }
}
