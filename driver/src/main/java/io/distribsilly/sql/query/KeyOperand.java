package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.calcite.avatica.util.ByteString;

/** What a key column is compared with. Immutable. */
sealed interface KeyOperand {
  /** A longer string does not narrow a range: its encoding could exceed that of any key. */
  int MAX_STRING_LENGTH = 8 * 1024;

  /** Returns the name of the key column. */
  String column();

  /**
   * Returns the value to encode; empty if there is none of the column's type that is the same to
   * every comparison.
   */
  Optional<Object> value(QueryContext context);

  /** A value that the statement spells out. */
  record Constant(String column, Object value, String text) implements KeyOperand {
    @Override
    public Optional<Object> value(QueryContext context) {
      return Optional.of(value);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The value of a parameter, counted from 0. */
  record Parameter(ColumnDefinition definition, int index) implements KeyOperand {
    @Override
    public String column() {
      return definition.name();
    }

    @Override
    public Optional<Object> value(QueryContext context) {
      return exactly(definition.type(), context.parameter(index));
    }

    @Override
    public String toString() {
      return "?" + index;
    }
  }

  /**
   * Converts a value of Calcite's runtime, of a type that is compared with the column's without a
   * cast of the column.
   */
  static Optional<Object> exactly(ColumnType type, Object runtimeValue) {
    if (runtimeValue == null) {
      return Optional.empty();
    }
    return switch (type.type()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> wholeNumber(type, runtimeValue);
      case DECIMAL -> decimal(type, runtimeValue);
      case VARCHAR ->
          ofClass(String.class, runtimeValue)
              .filter(text -> text.length() <= MAX_STRING_LENGTH)
              .map(text -> text);
      case CHAR ->
          ofClass(String.class, runtimeValue)
              .filter(text -> text.length() <= MAX_STRING_LENGTH)
              .filter(text -> text.length() == type.precision())
              .map(text -> text);
      case VARBINARY ->
          ofClass(ByteString.class, runtimeValue)
              .filter(bytes -> bytes.length() <= MAX_STRING_LENGTH)
              .map(ByteString::getBytes);
      case BINARY ->
          ofClass(ByteString.class, runtimeValue)
              .filter(bytes -> bytes.length() <= MAX_STRING_LENGTH)
              .filter(bytes -> bytes.length() == type.precision())
              .map(ByteString::getBytes);
      case DATE -> ofClass(Integer.class, runtimeValue).map(day -> fromRuntime(type, day));
      case TIME ->
          ofClass(Integer.class, runtimeValue)
              .filter(millis -> isMultiple(millis, type))
              .map(millis -> fromRuntime(type, millis));
      case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          ofClass(Long.class, runtimeValue)
              .filter(millis -> isMultiple(millis, type))
              .map(millis -> fromRuntime(type, millis));
      case UUID -> ofClass(java.util.UUID.class, runtimeValue).map(uuid -> uuid);
      // -0.0 equals 0.0 and NaN equals nothing, but each has a key of its own.
      case REAL, DOUBLE -> Optional.empty();
      case BOOLEAN -> Optional.empty();
    };
  }

  private static Object fromRuntime(ColumnType type, Object value) {
    return RuntimeValues.fromRuntime(type, value);
  }

  private static <T> Optional<T> ofClass(Class<T> javaClass, Object value) {
    return javaClass.isInstance(value) ? Optional.of(javaClass.cast(value)) : Optional.empty();
  }

  private static boolean isMultiple(long millis, ColumnType type) {
    long unit =
        switch (type.precision()) {
          case 0 -> 1000;
          case 1 -> 100;
          case 2 -> 10;
          default -> 1;
        };
    return millis % unit == 0;
  }

  private static Optional<Object> wholeNumber(ColumnType type, Object value) {
    return exactNumber(value)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .filter(number -> fits(type, number))
        .map(number -> fromRuntime(type, number));
  }

  private static boolean fits(ColumnType type, BigDecimal number) {
    int bits =
        switch (type.type()) {
          case TINYINT -> 8;
          case SMALLINT -> 16;
          case INTEGER -> 32;
          default -> 64;
        };
    return number.precision() - number.scale() <= 19
        && number.toBigIntegerExact().bitLength() < bits;
  }

  private static Optional<Object> decimal(ColumnType type, Object value) {
    return exactNumber(value)
        .filter(number -> number.stripTrailingZeros().scale() <= type.scale())
        .filter(number -> number.precision() - number.scale() <= type.precision() - type.scale())
        .map(number -> number.setScale(type.scale()));
  }

  private static Optional<BigDecimal> exactNumber(Object value) {
    if (value instanceof BigDecimal decimal) {
      return Optional.of(decimal);
    }
    return value instanceof Long
            || value instanceof Integer
            || value instanceof Short
            || value instanceof Byte
        ? Optional.of(BigDecimal.valueOf(((Number) value).longValue()))
        : Optional.empty();
  }
}
