package io.distribsilly.sql.query;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.type.CalciteTypes;
import io.distribsilly.sql.type.Conversion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.calcite.rel.type.RelDataType;

/** Converts the value of a parameter to a type without changing what it is compared with. */
final class ParameterConversion {
  private ParameterConversion() {}

  /**
   * Converts a value to Calcite's representation of a type.
   *
   * @return empty if the type cannot hold the value unchanged
   * @throws EngineException with INVALID_CONVERSION or INVALID_DATETIME if the value is of a kind
   *     that the type cannot be compared with
   */
  static Optional<Object> exactly(RelDataType relType, Object value) {
    return CalciteTypes.fromCalcite(relType)
        .flatMap(type -> converted(type, value).map(exact -> RuntimeValues.toRuntime(type, exact)));
  }

  /** Converts a value to a type; empty if the type cannot hold it unchanged. */
  static Optional<Object> converted(ColumnType type, Object value) {
    return switch (type.type()) {
      case CHAR, VARCHAR -> {
        String text = (String) Conversion.toType(ColumnType.of(SqlType.VARCHAR)).convert(value);
        yield text.length() <= type.precision()
            ? Optional.of(Conversion.toType(type).convert(text))
            : Optional.empty();
      }
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> number(type, value);
      case BOOLEAN, DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, BINARY, VARBINARY, UUID ->
          value instanceof String
              ? Optional.of(Conversion.toType(type).convert(value))
              : unchanged(type, value);
    };
  }

  private static Optional<Object> number(ColumnType type, Object value) {
    try {
      return value instanceof String text
          ? unchanged(type, new BigDecimal(text.strip()))
          : unchanged(type, value);
    } catch (NumberFormatException notNumeric) {
      throw new EngineException(
          ErrorCode.INVALID_CONVERSION,
          "value '%s' of a parameter cannot be converted to %s".formatted(value, type.toSql()),
          notNumeric);
    } catch (EngineException error) {
      if (error.code() == ErrorCode.NUMERIC_OUT_OF_RANGE) {
        return Optional.empty();
      }
      throw error;
    }
  }

  /** Converts there and back, and compares. */
  private static Optional<Object> unchanged(ColumnType type, Object value) {
    Conversion own = Conversion.toType(ownType(value));
    Object converted = Conversion.toType(type).convert(value);
    Object back = own.convert(converted);
    return same(own.convert(value), back) ? Optional.of(converted) : Optional.empty();
  }

  private static boolean same(Object one, Object other) {
    return one instanceof BigDecimal decimal
        ? decimal.compareTo((BigDecimal) other) == 0
        : Objects.deepEquals(one, other);
  }

  /** Returns Calcite's representation of a value as one of its own type. */
  static Object ownValue(Object value) {
    ColumnType type = ownType(value);
    return RuntimeValues.toRuntime(type, Conversion.toType(type).convert(value));
  }

  /** Returns the type that holds the value unchanged. */
  static ColumnType ownType(Object value) {
    if (value instanceof Float || value instanceof Double) {
      return ColumnType.of(SqlType.DOUBLE);
    }
    if (value instanceof BigDecimal decimal) {
      return decimalType(decimal);
    }
    if (value instanceof BigInteger whole) {
      return decimalType(new BigDecimal(whole));
    }
    if (value instanceof Number) {
      return ColumnType.of(SqlType.BIGINT);
    }
    if (value instanceof Boolean) {
      return ColumnType.of(SqlType.BOOLEAN);
    }
    if (value instanceof byte[]) {
      return ColumnType.of(SqlType.VARBINARY);
    }
    if (value instanceof UUID) {
      return ColumnType.of(SqlType.UUID);
    }
    return value instanceof String ? ColumnType.of(SqlType.VARCHAR) : temporalType(value);
  }

  private static ColumnType temporalType(Object value) {
    if (value instanceof LocalDate) {
      return ColumnType.of(SqlType.DATE);
    }
    if (value instanceof LocalTime || value instanceof OffsetTime) {
      return ColumnType.of(SqlType.TIME, ColumnType.MAX_SECOND_PRECISION);
    }
    return value instanceof LocalDateTime
        ? ColumnType.of(SqlType.TIMESTAMP)
        : ColumnType.of(SqlType.TIMESTAMP_WITH_TIME_ZONE);
  }

  private static ColumnType decimalType(BigDecimal number) {
    int scale = Math.max(0, number.scale());
    int whole = Math.max(0, number.precision() - number.scale());
    if (scale > ColumnType.MAX_DECIMAL_PRECISION
        || whole + scale > ColumnType.MAX_DECIMAL_PRECISION) {
      throw new EngineException(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "a parameter has %d digits; DECIMAL has at most %d"
              .formatted(whole + scale, ColumnType.MAX_DECIMAL_PRECISION));
    }
    return new ColumnType(SqlType.DECIMAL, Math.max(1, whole + scale), scale);
  }
}
