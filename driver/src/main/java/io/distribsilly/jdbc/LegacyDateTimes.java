package io.distribsilly.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Calendar;

/**
 * Between java.time and java.sql.Date, Time and Timestamp. What has no zone keeps its fields: they
 * are read and written in the calendar's zone, or in the JVM's default zone without one.
 */
final class LegacyDateTimes {
  private LegacyDateTimes() {}

  static Date toDate(LocalDate date) {
    return Date.valueOf(date);
  }

  static Date toDate(LocalDate date, Calendar calendar) {
    return new Date(millis(date.atStartOfDay(), calendar));
  }

  static Time toTime(LocalTime time) {
    return new Time(Timestamp.valueOf(time.atDate(LocalDate.EPOCH)).getTime());
  }

  static Time toTime(LocalTime time, Calendar calendar) {
    return new Time(millis(time.atDate(LocalDate.EPOCH), calendar));
  }

  static Timestamp toTimestamp(LocalDateTime timestamp) {
    return Timestamp.valueOf(timestamp);
  }

  static Timestamp toTimestamp(LocalDateTime timestamp, Calendar calendar) {
    Timestamp result = new Timestamp(millis(timestamp, calendar));
    result.setNanos(timestamp.get(ChronoField.NANO_OF_SECOND));
    return result;
  }

  static LocalDate fromDate(Date date) {
    return date.toLocalDate();
  }

  static LocalDate fromDate(Date date, Calendar calendar) {
    return fields(date.getTime(), calendar).toLocalDate();
  }

  static LocalTime fromTime(Time time) {
    return new Timestamp(time.getTime()).toLocalDateTime().toLocalTime();
  }

  static LocalTime fromTime(Time time, Calendar calendar) {
    return fields(time.getTime(), calendar).toLocalTime();
  }

  static LocalDateTime fromTimestamp(Timestamp timestamp) {
    return timestamp.toLocalDateTime();
  }

  static LocalDateTime fromTimestamp(Timestamp timestamp, Calendar calendar) {
    return fields(timestamp.getTime(), calendar).withNano(timestamp.getNanos());
  }

  private static long millis(LocalDateTime fields, Calendar calendar) {
    Calendar own = (Calendar) calendar.clone();
    own.clear();
    own.setLenient(true);
    own.set(
        fields.getYear(),
        fields.getMonthValue() - 1,
        fields.getDayOfMonth(),
        fields.getHour(),
        fields.getMinute(),
        fields.getSecond());
    own.set(Calendar.MILLISECOND, fields.getNano() / 1_000_000);
    return own.getTimeInMillis();
  }

  private static LocalDateTime fields(long millis, Calendar calendar) {
    Calendar own = (Calendar) calendar.clone();
    own.setTimeInMillis(millis);
    return LocalDateTime.of(
        own.get(Calendar.YEAR),
        own.get(Calendar.MONTH) + 1,
        own.get(Calendar.DAY_OF_MONTH),
        own.get(Calendar.HOUR_OF_DAY),
        own.get(Calendar.MINUTE),
        own.get(Calendar.SECOND),
        own.get(Calendar.MILLISECOND) * 1_000_000);
  }
}
