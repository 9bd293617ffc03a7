package io.distribsilly.engine.catalog;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.Objects;

/**
 * A column's type with its precision and scale. Immutable.
 *
 * @param type the kind of value
 * @param precision the length of CHAR, VARCHAR (characters, that is UTF-16 code units), BINARY and
 *     VARBINARY (bytes), the digits of DECIMAL, the fractional digits of TIME, TIMESTAMP and
 *     TIMESTAMP WITH TIME ZONE; 0 for every other type
 * @param scale the digits of DECIMAL after the point; 0 for every other type
 */
public record ColumnType(SqlType type, int precision, int scale) {
  /**
   * The longest CHAR, VARCHAR, BINARY or VARBINARY; also what they have when no length is given.
   */
  public static final int MAX_LENGTH = 16 * 1024 * 1024;

  /** The most digits of a DECIMAL. */
  public static final int MAX_DECIMAL_PRECISION = 1000;

  /** The most fractional digits of a second; also what a type has when none are given. */
  public static final int MAX_SECOND_PRECISION = 3;

  public ColumnType {
    Objects.requireNonNull(type);
    switch (type) {
      case CHAR, VARCHAR, BINARY, VARBINARY ->
          check(type, "length", precision, 1, MAX_LENGTH, scale == 0);
      case DECIMAL -> {
        check(type, "precision", precision, 1, MAX_DECIMAL_PRECISION, true);
        check(type, "scale", scale, 0, precision, true);
      }
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          check(type, "precision", precision, 0, MAX_SECOND_PRECISION, scale == 0);
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE, UUID ->
          check(type, "precision", precision, 0, 0, scale == 0);
    }
  }

  /**
   * Returns the type with its default precision and scale: DECIMAL is DECIMAL(38, 0), CHAR CHAR(1).
   */
  public static ColumnType of(SqlType type) {
    return switch (type) {
      case CHAR, BINARY -> new ColumnType(type, 1, 0);
      case VARCHAR, VARBINARY -> new ColumnType(type, MAX_LENGTH, 0);
      case DECIMAL -> new ColumnType(type, 38, 0);
      case TIME -> new ColumnType(type, 0, 0);
      case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> new ColumnType(type, MAX_SECOND_PRECISION, 0);
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE, UUID ->
          new ColumnType(type, 0, 0);
    };
  }

  /** Returns the type with a precision (or length) and scale 0. */
  public static ColumnType of(SqlType type, int precision) {
    return new ColumnType(type, precision, 0);
  }

  /** Returns the type as it is written in SQL, for example {@code DECIMAL(10, 2)}. */
  public String toSql() {
    return switch (type) {
      case VARCHAR, VARBINARY -> precision == MAX_LENGTH ? type.sqlName() : withPrecision();
      case CHAR, BINARY -> withPrecision();
      case DECIMAL -> "DECIMAL(" + precision + ", " + scale + ")";
      case TIME, TIMESTAMP -> withPrecision();
      case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP(" + precision + ") WITH TIME ZONE";
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE, UUID -> type.sqlName();
    };
  }

  private String withPrecision() {
    return type.sqlName() + "(" + precision + ")";
  }

  private static void check(
      SqlType type, String what, int value, int min, int max, boolean scaleAllowed) {
    if (value < min || value > max || !scaleAllowed) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "%s of %s is %d; it must be from %d to %d"
              .formatted(what, type.sqlName(), value, min, max));
    }
  }
}
