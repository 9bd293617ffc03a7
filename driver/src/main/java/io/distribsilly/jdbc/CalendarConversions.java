package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnType;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Calendar;

/** Conversions to java.sql.Date, Time and Timestamp in the zone of a calendar, null for none. */
final class CalendarConversions {
  private CalendarConversions() {}

  static Date toDate(Object value, ColumnType type, Calendar calendar) {
    if (calendar == null) {
      return ObjectConversions.toDate(value, type);
    }
    if (value instanceof Instant instant) {
      return LegacyDateTimes.toDate(local(instant, calendar).toLocalDate(), calendar);
    }
    return LegacyDateTimes.toDate(DateTimeConversions.toLocalDate(value, type), calendar);
  }

  static Time toTime(Object value, ColumnType type, Calendar calendar) {
    if (calendar == null) {
      return ObjectConversions.toTime(value, type);
    }
    if (value instanceof Instant instant) {
      return LegacyDateTimes.toTime(local(instant, calendar).toLocalTime(), calendar);
    }
    return LegacyDateTimes.toTime(DateTimeConversions.toLocalTime(value, type), calendar);
  }

  static Timestamp toTimestamp(Object value, ColumnType type, Calendar calendar) {
    if (calendar == null || value instanceof Instant) {
      return ObjectConversions.toTimestamp(value, type);
    }
    return LegacyDateTimes.toTimestamp(DateTimeConversions.toLocalDateTime(value, type), calendar);
  }

  private static LocalDateTime local(Instant instant, Calendar calendar) {
    return LocalDateTime.ofInstant(instant, calendar.getTimeZone().toZoneId());
  }
}
