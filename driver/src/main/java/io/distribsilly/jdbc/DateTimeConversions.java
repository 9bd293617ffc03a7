package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Conversions to the java.time classes. They depend on no time zone of the JVM: between an instant
 * and a local date and time stands UTC, as in SQL.
 */
final class DateTimeConversions {
  private static final DateTimeFormatter TEXT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("[ ]['T']")
          .appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[ ][XXX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private DateTimeConversions() {}

  static LocalDate toLocalDate(Object value, ColumnType type) {
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof LocalTime) {
      throw Conversion.impossible(value, "DATE");
    }
    return toLocalDateTime(value, "DATE").toLocalDate();
  }

  static LocalTime toLocalTime(Object value, ColumnType type) {
    if (value instanceof LocalTime time) {
      return time;
    }
    if (value instanceof LocalDate) {
      throw Conversion.impossible(value, "TIME");
    }
    if (value instanceof String text) {
      LocalTime time = parse(text, "TIME").query(TemporalQueries.localTime());
      if (time == null) {
        throw invalid(text, "TIME");
      }
      return time;
    }
    return toLocalDateTime(value, "TIME").toLocalTime();
  }

  static LocalDateTime toLocalDateTime(Object value, ColumnType type) {
    return toLocalDateTime(value, "TIMESTAMP");
  }

  static Instant toInstant(Object value, ColumnType type) {
    if (value instanceof Instant instant) {
      return instant;
    }
    if (value instanceof String text) {
      ZoneId zone = parse(text, "TIMESTAMP WITH TIME ZONE").query(TemporalQueries.zone());
      LocalDateTime local = toLocalDateTime(value, "TIMESTAMP WITH TIME ZONE");
      return local.atZone(zone == null ? ZoneOffset.UTC : zone).toInstant();
    }
    LocalDateTime local = toLocalDateTime(value, "TIMESTAMP WITH TIME ZONE");
    return local.atZone(ZoneOffset.UTC).toInstant();
  }

  static OffsetDateTime toOffsetDateTime(Object value, ColumnType type) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof String text) {
      TemporalAccessor parsed = parse(text, "TIMESTAMP WITH TIME ZONE");
      if (parsed.query(TemporalQueries.zone()) instanceof ZoneOffset offset) {
        return toInstant(value, type).atOffset(offset);
      }
    }
    return toInstant(value, type).atOffset(ZoneOffset.UTC);
  }

  static ZonedDateTime toZonedDateTime(Object value, ColumnType type) {
    return toOffsetDateTime(value, type).toZonedDateTime();
  }

  static OffsetTime toOffsetTime(Object value, ColumnType type) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC).toOffsetTime();
    }
    LocalTime time = toLocalTime(value, type);
    return time.atOffset(ZoneOffset.UTC);
  }

  private static LocalDateTime toLocalDateTime(Object value, String target) {
    if (value instanceof LocalDateTime timestamp) {
      return timestamp;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof LocalTime time) {
      return time.atDate(LocalDate.EPOCH);
    }
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    if (value instanceof String text) {
      return parseLocal(text, target);
    }
    throw Conversion.impossible(value, target);
  }

  private static LocalDateTime parseLocal(String text, String target) {
    TemporalAccessor parsed = parse(text, target);
    LocalDate date = parsed.query(TemporalQueries.localDate());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (date == null) {
      throw invalid(text, target);
    }
    return date.atTime(time == null ? LocalTime.MIDNIGHT : time);
  }

  private static TemporalAccessor parse(String text, String target) {
    try {
      return TEXT.parse(text.strip());
    } catch (DateTimeException e) {
      throw invalid(text, target);
    }
  }

  private static EngineException invalid(String text, String target) {
    return new EngineException(
        ErrorCode.INVALID_DATETIME,
        "%s is no %s; write it like 2000-12-31, 23:59:59 or 2000-12-31 23:59:59.999"
            .formatted(Conversion.describe(text), target));
  }
}
