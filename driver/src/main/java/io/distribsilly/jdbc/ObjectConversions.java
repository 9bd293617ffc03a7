package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Conversions by the class that is asked for, and the class that a type has by default. */
final class ObjectConversions {
  private static final Map<Class<?>, Conversion<?>> BY_CLASS =
      Map.ofEntries(
          entry(Object.class, ObjectConversions::toObject),
          entry(String.class, TextConversions::toText),
          entry(Boolean.class, NumberConversions::toBoolean),
          entry(Byte.class, NumberConversions::toByte),
          entry(Short.class, NumberConversions::toShort),
          entry(Integer.class, NumberConversions::toInteger),
          entry(Long.class, NumberConversions::toLong),
          entry(Float.class, NumberConversions::toFloat),
          entry(Double.class, NumberConversions::toDouble),
          entry(BigInteger.class, NumberConversions::toBigInteger),
          entry(BigDecimal.class, NumberConversions::toBigDecimal),
          entry(Number.class, NumberConversions::toBigDecimal),
          entry(byte[].class, ByteConversions::toBytes),
          entry(UUID.class, ByteConversions::toUuid),
          entry(LocalDate.class, DateTimeConversions::toLocalDate),
          entry(LocalTime.class, DateTimeConversions::toLocalTime),
          entry(LocalDateTime.class, DateTimeConversions::toLocalDateTime),
          entry(Instant.class, DateTimeConversions::toInstant),
          entry(OffsetDateTime.class, DateTimeConversions::toOffsetDateTime),
          entry(ZonedDateTime.class, DateTimeConversions::toZonedDateTime),
          entry(OffsetTime.class, DateTimeConversions::toOffsetTime),
          entry(Date.class, ObjectConversions::toDate),
          entry(Time.class, ObjectConversions::toTime),
          entry(Timestamp.class, ObjectConversions::toTimestamp),
          entry(java.util.Date.class, ObjectConversions::toTimestamp),
          entry(Calendar.class, ObjectConversions::toCalendar),
          entry(Blob.class, ObjectConversions::toBlob),
          entry(Clob.class, ObjectConversions::toClob),
          entry(NClob.class, ObjectConversions::toClob),
          entry(InputStream.class, ObjectConversions::toInputStream),
          entry(Reader.class, ObjectConversions::toReader),
          entry(URL.class, ObjectConversions::toUrl));

  private ObjectConversions() {}

  /** Returns the conversion to a class, empty if there is none for it. */
  @SuppressWarnings("unchecked") // entry() keeps class and conversion together.
  static <T> Optional<Conversion<T>> to(Class<T> target) {
    return Optional.ofNullable((Conversion<T>) BY_CLASS.get(target));
  }

  /** Converts to the class that {@link JdbcType#javaClass} names. */
  static Object toObject(Object value, ColumnType type) {
    return switch (type.type()) {
      case TINYINT, SMALLINT -> NumberConversions.toInteger(value, type);
      case BINARY, VARBINARY -> ByteConversions.toBytes(value, type);
      case DATE -> toDate(value, type);
      case TIME -> toTime(value, type);
      case TIMESTAMP -> toTimestamp(value, type);
      case TIMESTAMP_WITH_TIME_ZONE -> DateTimeConversions.toOffsetDateTime(value, type);
      case BOOLEAN, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE, CHAR, VARCHAR, UUID -> value;
    };
  }

  static Date toDate(Object value, ColumnType type) {
    if (value instanceof Instant instant) {
      return LegacyDateTimes.toDate(instant.atZone(ZoneId.systemDefault()).toLocalDate());
    }
    return LegacyDateTimes.toDate(DateTimeConversions.toLocalDate(value, type));
  }

  static Time toTime(Object value, ColumnType type) {
    if (value instanceof Instant instant) {
      return LegacyDateTimes.toTime(instant.atZone(ZoneId.systemDefault()).toLocalTime());
    }
    return LegacyDateTimes.toTime(DateTimeConversions.toLocalTime(value, type));
  }

  static Timestamp toTimestamp(Object value, ColumnType type) {
    if (value instanceof Instant instant) {
      return Timestamp.from(instant);
    }
    return LegacyDateTimes.toTimestamp(DateTimeConversions.toLocalDateTime(value, type));
  }

  static MemoryBlob toBlob(Object value, ColumnType type) {
    return new MemoryBlob(ByteConversions.toBytes(value, type));
  }

  static MemoryClob toClob(Object value, ColumnType type) {
    return new MemoryClob(TextConversions.toText(value, type));
  }

  static InputStream toInputStream(Object value, ColumnType type) {
    return new ByteArrayInputStream(ByteConversions.toBytes(value, type));
  }

  static Reader toReader(Object value, ColumnType type) {
    return new StringReader(TextConversions.toText(value, type));
  }

  static URL toUrl(Object value, ColumnType type) {
    try {
      return new URL(TextConversions.toText(value, type));
    } catch (MalformedURLException e) {
      throw Conversion.impossible(value, "a URL");
    }
  }

  private static Calendar toCalendar(Object value, ColumnType type) {
    Calendar calendar = Calendar.getInstance();
    calendar.setTimeInMillis(toTimestamp(value, type).getTime());
    return calendar;
  }

  private static <T> Map.Entry<Class<?>, Conversion<?>> entry(
      Class<T> target, Conversion<? extends T> conversion) {
    return Map.entry(target, conversion);
  }
}
