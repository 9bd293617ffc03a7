package io.distribsilly.sql.type;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import java.util.Optional;

/**
 * Converts values of any supported class to the one Java class, length, scale and precision of a
 * type: {@link #toColumn} for storing, where nothing but blanks may be cut off, {@link #toType} for
 * CAST, where strings are cut. Numbers are rounded half up, and never wrapped around. Immutable.
 *
 * <p>Takes Boolean, Byte to Long, BigInteger, BigDecimal, Float, Double, String, byte[], LocalDate,
 * LocalTime, LocalDateTime, Instant, OffsetDateTime, ZonedDateTime, OffsetTime and UUID. Times with
 * and without zone are converted into each other in the time zone of the JVM.
 */
public final class Conversion {
  private final ColumnType type;
  private final Optional<String> column;

  private Conversion(ColumnType type, Optional<String> column) {
    this.type = type;
    this.column = column;
  }

  /** Returns the conversion of values that are stored in a column. */
  public static Conversion toColumn(ColumnDefinition column) {
    return new Conversion(column.type(), Optional.of(column.name()));
  }

  /** Returns the conversion of {@code CAST(... AS type)}. */
  public static Conversion toType(ColumnType type) {
    return new Conversion(type, Optional.empty());
  }

  /** Returns the type that it converts to. */
  public ColumnType type() {
    return type;
  }

  /**
   * Converts a value; {@code null} stays {@code null}.
   *
   * @throws EngineException with VALUE_TOO_LONG, NUMERIC_OUT_OF_RANGE, INVALID_DATETIME or
   *     INVALID_CONVERSION
   */
  public Object convert(Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.type()) {
      case VARCHAR -> Texts.toVarchar(this, value);
      case CHAR -> Texts.toChar(this, value);
      case INTEGER ->
          value instanceof Integer
              ? value
              : (Object) (int) Numbers.toLong(this, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT ->
          value instanceof Long
              ? value
              : (Object) Numbers.toLong(this, value, Long.MIN_VALUE, Long.MAX_VALUE);
      case SMALLINT -> (short) Numbers.toLong(this, value, Short.MIN_VALUE, Short.MAX_VALUE);
      case TINYINT -> (byte) Numbers.toLong(this, value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case DECIMAL -> Numbers.toDecimal(this, value);
      case REAL -> Numbers.toReal(this, value);
      case DOUBLE -> Numbers.toDouble(this, value);
      case BOOLEAN -> Texts.toBoolean(this, value);
      case BINARY -> Bytes.toBinary(this, value);
      case VARBINARY -> Bytes.toVarbinary(this, value);
      case DATE -> Times.toDate(this, value);
      case TIME -> Times.toTime(this, value);
      case TIMESTAMP -> Times.toTimestamp(this, value);
      case TIMESTAMP_WITH_TIME_ZONE -> Times.toInstant(this, value);
      case UUID -> Bytes.toUuid(this, value);
    };
  }

  /** Returns whether strings that are too long are cut instead of refused. */
  boolean cuts() {
    return column.isEmpty();
  }

  EngineException tooLong(String value, int length) {
    return new EngineException(
        ErrorCode.VALUE_TOO_LONG,
        "value %s has length %d, which is too long for %s"
            .formatted(Texts.quote(value), length, target()));
  }

  EngineException outOfRange(Object value) {
    return new EngineException(
        ErrorCode.NUMERIC_OUT_OF_RANGE,
        "value %s is out of range for %s".formatted(Texts.shorten(value.toString()), target()));
  }

  EngineException invalid(Object value) {
    return new EngineException(
        ErrorCode.INVALID_CONVERSION,
        "value %s cannot be converted to %s".formatted(Texts.describe(value), target()));
  }

  EngineException invalidDatetime(String value, String expected) {
    return new EngineException(
        ErrorCode.INVALID_DATETIME,
        "value %s is no valid %s; write it as %s"
            .formatted(Texts.quote(value), target(), expected));
  }

  private String target() {
    return column
        .map(name -> "column \"%s\" %s".formatted(name, type.toSql()))
        .orElseGet(type::toSql);
  }
}
