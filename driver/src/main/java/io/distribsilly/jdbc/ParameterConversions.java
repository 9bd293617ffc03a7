package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.UUID;

/** From the objects that applications set to the values that a session takes. */
final class ParameterConversions {
  private static final ColumnType ANY = ColumnType.of(SqlType.VARCHAR);

  private ParameterConversions() {}

  /**
   * Returns what the session takes.
   *
   * @param instant whether the parameter is a TIMESTAMP WITH TIME ZONE, so that classes that are
   *     instants stay instants
   */
  static Object toSession(Object value, boolean instant) throws SQLException {
    if (value == null || isSessionValue(value)) {
      return value;
    }
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof java.util.Date || value instanceof Calendar) {
      return fromLegacy(value, instant);
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toInstant();
    }
    if (value instanceof Character || value instanceof URL || value instanceof Enum<?>) {
      return value.toString();
    }
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    if (value instanceof Clob clob) {
      return clob.getSubString(1, Streams.length(clob.length()));
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, Streams.length(blob.length()));
    }
    if (value instanceof Reader reader) {
      return Streams.text(reader);
    }
    if (value instanceof InputStream stream) {
      return Streams.bytes(stream);
    }
    if (value instanceof SQLXML xml) {
      return xml.getString();
    }
    throw SqlExceptions.fromUnchecked(
        Conversion.impossible("an object of " + value.getClass(), "a parameter value"));
  }

  /**
   * Converts to a type of {@link Types}, as setObject with a target type does. A number that is
   * made a whole one is rounded half up, as by CAST and as in a column that it is stored in.
   *
   * @param value as {@link #toSession} returns it, not null
   * @param scale of DECIMAL, negative to leave it
   */
  static Object toType(Object value, int targetType, int scale) throws SQLException {
    Object plain = plain(value);
    return switch (targetType) {
      case Types.BIT, Types.BOOLEAN -> NumberConversions.toBoolean(plain, ANY);
      case Types.TINYINT -> NumberConversions.toByte(rounded(plain), ANY);
      case Types.SMALLINT -> NumberConversions.toShort(rounded(plain), ANY);
      case Types.INTEGER -> NumberConversions.toInteger(rounded(plain), ANY);
      case Types.BIGINT -> NumberConversions.toLong(rounded(plain), ANY);
      case Types.REAL -> NumberConversions.toFloat(plain, ANY);
      case Types.FLOAT, Types.DOUBLE -> NumberConversions.toDouble(plain, ANY);
      case Types.DECIMAL, Types.NUMERIC -> toDecimal(plain, scale);
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB,
          Types.SQLXML,
          Types.DATALINK ->
          TextConversions.toText(plain, ANY);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          ByteConversions.toBytes(plain, ANY);
      case Types.DATE -> DateTimeConversions.toLocalDate(plain, ANY);
      case Types.TIME -> DateTimeConversions.toLocalTime(plain, ANY);
      case Types.TIMESTAMP -> DateTimeConversions.toLocalDateTime(plain, ANY);
      case Types.TIMESTAMP_WITH_TIMEZONE -> DateTimeConversions.toInstant(plain, ANY);
      case Types.TIME_WITH_TIMEZONE, Types.OTHER, Types.JAVA_OBJECT, Types.NULL -> value;
      default ->
          throw SqlExceptions.unsupported(
              "there are no values of type %d of java.sql.Types".formatted(targetType));
    };
  }

  static Object fromDate(Date date, Calendar calendar, boolean instant) {
    if (instant) {
      return Instant.ofEpochMilli(date.getTime());
    }
    return calendar == null
        ? LegacyDateTimes.fromDate(date)
        : LegacyDateTimes.fromDate(date, calendar);
  }

  static Object fromTime(Time time, Calendar calendar, boolean instant) {
    if (instant) {
      return Instant.ofEpochMilli(time.getTime());
    }
    return calendar == null
        ? LegacyDateTimes.fromTime(time)
        : LegacyDateTimes.fromTime(time, calendar);
  }

  static Object fromTimestamp(Timestamp timestamp, Calendar calendar, boolean instant) {
    if (instant) {
      return timestamp.toInstant();
    }
    return calendar == null
        ? LegacyDateTimes.fromTimestamp(timestamp)
        : LegacyDateTimes.fromTimestamp(timestamp, calendar);
  }

  private static boolean isSessionValue(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Float
        || value instanceof Double
        || value instanceof BigDecimal
        || value instanceof BigInteger
        || value instanceof UUID
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof Instant
        || value instanceof OffsetDateTime
        || value instanceof OffsetTime;
  }

  private static Object fromLegacy(Object value, boolean instant) {
    if (value instanceof Date date) {
      return fromDate(date, null, instant);
    }
    if (value instanceof Time time) {
      return fromTime(time, null, instant);
    }
    return fromTimestamp(toTimestamp(value), null, instant);
  }

  @SuppressWarnings("JavaUtilDate") // It is what the application has.
  private static Timestamp toTimestamp(Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp;
    }
    if (value instanceof Calendar calendar) {
      return new Timestamp(calendar.getTimeInMillis());
    }
    return new Timestamp(((java.util.Date) value).getTime());
  }

  /** Returns a value of a class of {@link SqlType}: those are all the conversions know. */
  private static Object plain(Object value) {
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (value instanceof OffsetDateTime timestamp) {
      return timestamp.toInstant();
    }
    return value instanceof OffsetTime time ? time.toLocalTime() : value;
  }

  private static Object rounded(Object plain) {
    boolean fractional =
        plain instanceof BigDecimal || plain instanceof Double || plain instanceof Float;
    if (!fractional) {
      return plain;
    }
    BigDecimal number = NumberConversions.toBigDecimal(plain, ANY);
    return number.scale() > 0 ? number.setScale(0, RoundingMode.HALF_UP) : number;
  }

  private static BigDecimal toDecimal(Object plain, int scale) {
    BigDecimal number = NumberConversions.toBigDecimal(plain, ANY);
    return scale < 0 ? number : number.setScale(scale, RoundingMode.HALF_UP);
  }
}
