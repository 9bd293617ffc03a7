package io.distribsilly.sql.type;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.function.Function;

/** Conversions to DATE, TIME, TIMESTAMP and TIMESTAMP WITH TIME ZONE. */
final class Times {
  private static final int MIN_YEAR = 1;
  private static final int MAX_YEAR = 9999;
  private static final int NANO_DIGITS = 9;
  private static final String RANGE = "a year from 0001 to 9999";
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** Nanoseconds in the last digit of a second with 0 to 9 digits. */
  private static final long[] UNIT = {
    1_000_000_000L, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private Times() {}

  static LocalDate toDate(Conversion conversion, Object value) {
    LocalDate date;
    if (value instanceof LocalDate day) {
      date = day;
    } else if (value instanceof LocalDateTime timestamp) {
      date = timestamp.toLocalDate();
    } else if (value instanceof String text) {
      date = parse(conversion, text, DateTimeText::date, "YYYY-MM-DD");
    } else {
      date = LocalDateTime.ofInstant(instant(conversion, value), zone()).toLocalDate();
    }
    return inRange(conversion, date, date.getYear());
  }

  static LocalTime toTime(Conversion conversion, Object value) {
    return round(exactTime(conversion, value), conversion.type().precision());
  }

  static LocalTime exactTime(Conversion conversion, Object value) {
    if (value instanceof LocalTime time) {
      return time;
    }
    if (value instanceof OffsetTime offset) {
      return offset.toLocalTime();
    }
    if (value instanceof LocalDateTime timestamp) {
      return timestamp.toLocalTime();
    }
    if (value instanceof String text) {
      return parse(conversion, text, DateTimeText::time, "HH:MM:SS");
    }
    return LocalDateTime.ofInstant(instant(conversion, value), zone()).toLocalTime();
  }

  static LocalDateTime toTimestamp(Conversion conversion, Object value) {
    LocalDateTime exact = exactTimestamp(conversion, value);
    LocalDateTime rounded =
        exact.plusNanos(correction(exact.get(ChronoField.NANO_OF_SECOND), conversion));
    return inRange(conversion, rounded, rounded.getYear());
  }

  static LocalDateTime exactTimestamp(Conversion conversion, Object value) {
    if (value instanceof LocalDateTime timestamp) {
      return inRange(conversion, timestamp, timestamp.getYear());
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof String text) {
      return parse(conversion, text, t -> DateTimeText.timestamp(t, zone()), "YYYY-MM-DD HH:MM:SS");
    }
    return LocalDateTime.ofInstant(instant(conversion, value), zone());
  }

  static Instant toInstant(Conversion conversion, Object value) {
    Instant exact = exactInstant(conversion, value);
    Instant rounded =
        exact.plusNanos(correction(exact.get(ChronoField.NANO_OF_SECOND), conversion));
    return inRange(conversion, rounded, rounded.atOffset(ZoneOffset.UTC).getYear());
  }

  static Instant exactInstant(Conversion conversion, Object value) {
    if (value instanceof LocalDateTime timestamp) {
      return inRange(conversion, timestamp, timestamp.getYear()).atZone(zone()).toInstant();
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay(zone()).toInstant();
    }
    if (value instanceof String text) {
      return parse(conversion, text, t -> DateTimeText.instant(t, zone()), "YYYY-MM-DD HH:MM:SSZ");
    }
    return instant(conversion, value);
  }

  /** Returns the text that CAST to VARCHAR gives. */
  static String format(Object value) {
    if (value instanceof LocalTime time) {
      return DateTimeText.format(time);
    }
    if (value instanceof LocalDateTime timestamp) {
      return timestamp.toLocalDate() + " " + DateTimeText.format(timestamp.toLocalTime());
    }
    if (value instanceof OffsetTime time) {
      return DateTimeText.format(time.toLocalTime()) + time.getOffset();
    }
    OffsetDateTime utc = instantOf(value).atOffset(ZoneOffset.UTC);
    return utc.toLocalDate() + " " + DateTimeText.format(utc.toLocalTime()) + "Z";
  }

  /** Returns the time zone in which a time without zone is meant. */
  static ZoneId zone() {
    return ZoneId.systemDefault();
  }

  private static Instant instant(Conversion conversion, Object value) {
    if (value instanceof Instant
        || value instanceof OffsetDateTime
        || value instanceof ZonedDateTime) {
      Instant instant = instantOf(value);
      if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
        throw conversion.invalidDatetime(value.toString(), RANGE);
      }
      return instant;
    }
    throw conversion.invalid(value);
  }

  private static Instant instantOf(Object value) {
    return value instanceof Instant instant ? instant : Instant.from((TemporalAccessor) value);
  }

  private static <T> T parse(
      Conversion conversion, String text, Function<String, T> parser, String expected) {
    try {
      return parser.apply(text.strip());
    } catch (DateTimeException e) {
      throw conversion.invalidDatetime(text, expected);
    }
  }

  /** Midnight is not reached by rounding: the day would be lost. */
  private static LocalTime round(LocalTime time, int digits) {
    long unit = UNIT[digits];
    long nanos = time.toNanoOfDay();
    long rounded = (nanos + unit / 2) / unit * unit;
    if (rounded == nanos) {
      return time;
    }
    long day = LocalTime.MAX.toNanoOfDay() + 1;
    return LocalTime.ofNanoOfDay(rounded < day ? rounded : day - unit);
  }

  /** Returns what has to be added to round the fraction of a second half up. */
  private static long correction(int nano, Conversion conversion) {
    int digits = conversion.type().precision();
    if (nano == 0 || digits == NANO_DIGITS) {
      return 0;
    }
    long unit = UNIT[digits];
    return (nano + unit / 2) / unit * unit - nano;
  }

  private static <T> T inRange(Conversion conversion, T value, int year) {
    if (year < MIN_YEAR || year > MAX_YEAR) {
      throw conversion.invalidDatetime(value.toString(), RANGE);
    }
    return value;
  }
}
