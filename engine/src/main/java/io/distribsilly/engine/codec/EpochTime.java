package io.distribsilly.engine.codec;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and times as numbers: days since 1970-01-01, milliseconds since midnight, milliseconds
 * since 1970-01-01T00:00 (for TIMESTAMP as if it were UTC).
 *
 * <p>Years run from 0001 to 9999, as in the SQL standard and in Calcite's literals; what is
 * outside, or finer than a millisecond, is refused with INVALID_DATETIME when it is encoded.
 */
final class EpochTime {
  private static final long MIN_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long MAX_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final long MIN_MILLIS = MIN_DAY * MILLIS_PER_DAY;
  private static final long MAX_MILLIS = (MAX_DAY + 1) * MILLIS_PER_DAY - 1;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private EpochTime() {}

  static int ofDate(LocalDate date, CodecColumn column) {
    return day(date, date, column);
  }

  static LocalDate toDate(long day, ByteReader reader) {
    if (day < MIN_DAY || day > MAX_DAY) {
      throw reader.corrupt("day %d is out of range".formatted(day));
    }
    return LocalDate.ofEpochDay(day);
  }

  static int ofTime(LocalTime time, CodecColumn column) {
    return millis(time, time, column);
  }

  static LocalTime toTime(long millis, ByteReader reader) {
    if (millis < 0 || millis >= MILLIS_PER_DAY) {
      throw reader.corrupt("millisecond %d of the day is out of range".formatted(millis));
    }
    return LocalTime.ofNanoOfDay(millis * NANOS_PER_MILLI);
  }

  static long ofTimestamp(LocalDateTime timestamp, CodecColumn column) {
    return day(timestamp.toLocalDate(), timestamp, column) * MILLIS_PER_DAY
        + millis(timestamp.toLocalTime(), timestamp, column);
  }

  static LocalDateTime toTimestamp(long millis, ByteReader reader) {
    checkRange(millis, reader);
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(millis, 1000), Math.floorMod(millis, 1000) * NANOS_PER_MILLI, ZoneOffset.UTC);
  }

  static long ofInstant(Instant instant, CodecColumn column) {
    long second = instant.getEpochSecond();
    if (second < MIN_MILLIS / 1000 || second > MAX_MILLIS / 1000) {
      throw outOfRange(instant, column);
    }
    if (instant.getNano() % NANOS_PER_MILLI != 0) {
      throw tooFine(instant, column);
    }
    return second * 1000 + instant.getNano() / NANOS_PER_MILLI;
  }

  static Instant toInstant(long millis, ByteReader reader) {
    checkRange(millis, reader);
    return Instant.ofEpochMilli(millis);
  }

  private static int day(LocalDate date, Object value, CodecColumn column) {
    long day = date.toEpochDay();
    if (day < MIN_DAY || day > MAX_DAY) {
      throw outOfRange(value, column);
    }
    return (int) day;
  }

  private static int millis(LocalTime time, Object value, CodecColumn column) {
    long nanos = time.toNanoOfDay();
    if (nanos % NANOS_PER_MILLI != 0) {
      throw tooFine(value, column);
    }
    return (int) (nanos / NANOS_PER_MILLI);
  }

  private static void checkRange(long millis, ByteReader reader) {
    if (millis < MIN_MILLIS || millis > MAX_MILLIS) {
      throw reader.corrupt("millisecond %d is out of range".formatted(millis));
    }
  }

  private static EngineException tooFine(Object value, CodecColumn column) {
    return column.error(
        ErrorCode.INVALID_DATETIME,
        "cannot hold %s; round it to 3 fractional digits of a second".formatted(value));
  }

  private static EngineException outOfRange(Object value, CodecColumn column) {
    return column.error(
        ErrorCode.INVALID_DATETIME,
        "cannot hold %s; use a year from 0001 to 9999".formatted(value));
  }
}
