package io.distribsilly.sql.type;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes dates and times as SQL does; every reader throws {@link DateTimeException}. */
final class DateTimeText {
  private static final String DATE = "([+-]?\\d{4,9})-(\\d{1,2})-(\\d{1,2})";
  private static final String TIME = "(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?";
  private static final String ZONE = "(Z|z|[+-]\\d{1,2}(?::?\\d{2})?)";
  private static final Pattern DATE_ONLY = Pattern.compile(DATE);
  private static final Pattern TIME_ONLY = Pattern.compile(TIME);
  private static final Pattern TIMESTAMP =
      Pattern.compile("(" + DATE + ")(?:[ T](" + TIME + ")(?:\\s*" + ZONE + ")?)?");
  private static final int DATE_GROUP = 1;
  private static final int TIME_GROUP = 5;
  private static final int ZONE_GROUP = 10;
  private static final int NANO_DIGITS = 9;

  private DateTimeText() {}

  static LocalDate date(String text) {
    Matcher matcher = match(DATE_ONLY, text);
    return LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
  }

  static LocalTime time(String text) {
    Matcher matcher = match(TIME_ONLY, text);
    int second = matcher.group(3) == null ? 0 : number(matcher, 3);
    return LocalTime.of(number(matcher, 1), number(matcher, 2), second, nanos(matcher.group(4)));
  }

  /** Reads a timestamp; one with a zone is converted to {@code zone}. */
  static LocalDateTime timestamp(String text, ZoneId zone) {
    Matcher matcher = match(TIMESTAMP, text);
    LocalDateTime written = local(matcher);
    String offset = matcher.group(ZONE_GROUP);
    return offset == null
        ? written
        : LocalDateTime.ofInstant(written.toInstant(offset(offset)), zone);
  }

  /** Reads a timestamp; one without a zone is meant in {@code zone}. */
  static Instant instant(String text, ZoneId zone) {
    Matcher matcher = match(TIMESTAMP, text);
    LocalDateTime written = local(matcher);
    String offset = matcher.group(ZONE_GROUP);
    return offset == null ? written.atZone(zone).toInstant() : written.toInstant(offset(offset));
  }

  /** Writes seconds always and of their fraction only what is not zero. */
  static String format(LocalTime time) {
    String seconds = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    if (time.getNano() == 0) {
      return seconds;
    }
    String fraction = "%09d".formatted(time.getNano());
    return seconds + "." + fraction.replaceFirst("0+$", "");
  }

  private static LocalDateTime local(Matcher matcher) {
    LocalDate date = date(matcher.group(DATE_GROUP));
    String time = matcher.group(TIME_GROUP);
    return time == null ? date.atStartOfDay() : date.atTime(time(time));
  }

  private static ZoneOffset offset(String text) {
    return ZoneOffset.of(text.equals("z") ? "Z" : text);
  }

  private static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new DateTimeException(text);
    }
    return matcher;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int nanos(String fraction) {
    return fraction == null
        ? 0
        : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
  }
}
