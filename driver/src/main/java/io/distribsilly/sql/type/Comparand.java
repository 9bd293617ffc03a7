package io.distribsilly.sql.type;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Converts the values that something of a given type is compared with. Unlike a {@link Conversion}
 * it never rounds or cuts: 1.5 is not equal to any INTEGER, rather than equal to 2. Immutable.
 */
public final class Comparand {
  private final ColumnType type;
  private final Conversion conversion;

  private Comparand(ColumnType type) {
    this.type = type;
    this.conversion = Conversion.toType(type);
  }

  /** Returns the conversion of what is compared with values of a type. */
  public static Comparand of(ColumnType type) {
    return new Comparand(type);
  }

  /**
   * Converts a value to something that {@link Comparison} can compare with values of the type;
   * {@code null} stays {@code null}.
   *
   * @throws EngineException with INVALID_CONVERSION, INVALID_DATETIME or NUMERIC_OUT_OF_RANGE if a
   *     string spells no value of the type or the value is of another kind
   */
  public Object convert(Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.type()) {
      case CHAR, VARCHAR -> Texts.of(value);
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          value instanceof String text ? Numbers.parseInteger(conversion, text) : number(value);
      case DECIMAL -> value instanceof String ? Numbers.exact(conversion, value) : number(value);
      case REAL, DOUBLE ->
          value instanceof String text ? Numbers.parseDouble(conversion, text) : number(value);
      case BOOLEAN -> Texts.toBoolean(conversion, value);
      case BINARY, VARBINARY -> Bytes.of(conversion, value);
      case UUID -> Bytes.toUuid(conversion, value);
      case DATE ->
          value instanceof String || value instanceof LocalDate
              ? Times.toDate(conversion, value)
              : Times.exactTimestamp(conversion, value);
      case TIME -> Times.exactTime(conversion, value);
      case TIMESTAMP -> Times.exactTimestamp(conversion, value);
      case TIMESTAMP_WITH_TIME_ZONE -> Times.exactInstant(conversion, value);
    };
  }

  /**
   * Returns the one value of the type that equals a value; empty if there is none.
   *
   * @param value not {@code null}
   * @throws EngineException as {@link #convert}
   */
  public Optional<Object> exactly(Object value) {
    Object comparand = convert(value);
    return switch (type.type()) {
      case VARCHAR -> ifShort(comparand, ((String) comparand).length());
      case CHAR -> ifShort(comparand, Texts.withoutPadding((String) comparand).length());
      case VARBINARY -> ifShort(comparand, ((byte[]) comparand).length);
      case BINARY ->
          ((byte[]) comparand).length == type.precision()
              ? Optional.of(comparand)
              : Optional.empty();
      case INTEGER -> comparand instanceof Integer ? Optional.of(comparand) : ifEqual(comparand);
      case BIGINT -> comparand instanceof Long ? Optional.of(comparand) : ifEqual(comparand);
      case BOOLEAN, UUID -> Optional.of(comparand);
      case TINYINT, SMALLINT, DECIMAL, REAL, DOUBLE -> ifEqual(comparand);
      case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> ifEqual(comparand);
    };
  }

  private Optional<Object> ifShort(Object comparand, int length) {
    return length <= type.precision()
        ? Optional.of(conversion.convert(comparand))
        : Optional.empty();
  }

  private Optional<Object> ifEqual(Object comparand) {
    Object converted;
    try {
      converted = conversion.convert(comparand);
    } catch (EngineException e) {
      if (e.code() == ErrorCode.NUMERIC_OUT_OF_RANGE || e.code() == ErrorCode.INVALID_DATETIME) {
        return Optional.empty();
      }
      throw e;
    }
    return Comparison.compare(converted, comparand) == 0
        ? Optional.of(converted)
        : Optional.empty();
  }

  private Object number(Object value) {
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    return value instanceof Number ? value : Numbers.exact(conversion, value);
  }
}
