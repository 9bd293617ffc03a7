package io.distribsilly.sql.query;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.calcite.avatica.util.ByteString;

/**
 * The values of a row as Calcite's runtime has them: a DATE is its day since 1970 as an Integer, a
 * TIME its millisecond as an Integer, a TIMESTAMP its millisecond since 1970 as a Long (that of UTC
 * for TIMESTAMP WITH TIME ZONE), binary strings are ByteStrings; all others as everywhere.
 */
final class RuntimeValues {
  private static final int NANOS_PER_MILLI = 1_000_000;

  private RuntimeValues() {}

  /**
   * Returns Calcite's representation of a value.
   *
   * @param value {@code null} or an instance of the type's Java class
   */
  static Object toRuntime(ColumnType type, Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.type()) {
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> value;
      case CHAR, VARCHAR, UUID -> value;
      case BINARY, VARBINARY -> new ByteString((byte[]) value);
      case DATE -> (int) ((LocalDate) value).toEpochDay();
      case TIME -> (int) (((LocalTime) value).toNanoOfDay() / NANOS_PER_MILLI);
      case TIMESTAMP -> ((LocalDateTime) value).toInstant(ZoneOffset.UTC).toEpochMilli();
      case TIMESTAMP_WITH_TIME_ZONE -> ((Instant) value).toEpochMilli();
    };
  }

  /**
   * Returns a value as an instance of the type's Java class.
   *
   * @param value {@code null} or Calcite's representation; a number may be of any class
   */
  static Object fromRuntime(ColumnType type, Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.type()) {
      case BOOLEAN, VARCHAR, UUID -> value;
      case TINYINT -> ((Number) value).byteValue();
      case SMALLINT -> ((Number) value).shortValue();
      case INTEGER -> ((Number) value).intValue();
      case BIGINT -> ((Number) value).longValue();
      case REAL -> ((Number) value).floatValue();
      case DOUBLE -> ((Number) value).doubleValue();
      case DECIMAL -> toScale(type, decimal(value));
      case CHAR -> padded((String) value, type.precision());
      case BINARY, VARBINARY -> ((ByteString) value).getBytes();
      case DATE -> LocalDate.ofEpochDay(((Number) value).intValue());
      case TIME -> LocalTime.ofNanoOfDay(((Number) value).longValue() * NANOS_PER_MILLI);
      case TIMESTAMP ->
          LocalDateTime.ofInstant(
              Instant.ofEpochMilli(((Number) value).longValue()), ZoneOffset.UTC);
      case TIMESTAMP_WITH_TIME_ZONE -> Instant.ofEpochMilli(((Number) value).longValue());
    };
  }

  /** Returns the text with as many spaces at its end as CHAR of this length has. */
  static String padded(String value, int length) {
    return value.length() >= length ? value : value + " ".repeat(length - value.length());
  }

  private static BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    return value instanceof Double || value instanceof Float
        ? new BigDecimal(value.toString())
        : new BigDecimal(new BigInteger(value.toString()));
  }

  private static BigDecimal toScale(ColumnType type, BigDecimal value) {
    BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
    if (scaled.precision() > ColumnType.MAX_DECIMAL_PRECISION) {
      throw new EngineException(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "a result has %d digits; DECIMAL has at most %d"
              .formatted(scaled.precision(), ColumnType.MAX_DECIMAL_PRECISION));
    }
    return scaled;
  }
}
