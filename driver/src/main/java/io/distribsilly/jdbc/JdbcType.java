package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.session.ResultColumn;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What JDBC says about a type of ours. Lengths are in characters of the value's text, as {@link
 * java.sql.ResultSetMetaData} wants them.
 *
 * @param code of {@link Types}
 * @param name as in SQL
 * @param javaClass what {@link java.sql.ResultSet#getObject(int)} returns
 * @param precision digits, characters or bytes; 0 where it has no meaning
 * @param scale digits after the point, of a number or of a second
 * @param displaySize the longest text of a value
 */
record JdbcType(
    int code, String name, Class<?> javaClass, int precision, int scale, int displaySize) {
  /** The type of a column whose every value is NULL. */
  private static final JdbcType NULL = new JdbcType(Types.NULL, "NULL", Object.class, 0, 0, 4);

  static JdbcType of(ResultColumn column) {
    return of(column.type());
  }

  static JdbcType of(Optional<ColumnType> type) {
    return type.map(JdbcType::of).orElse(NULL);
  }

  static JdbcType of(ColumnType type) {
    return new JdbcType(
        code(type.type()),
        type.type().sqlName(),
        javaClass(type.type()),
        precision(type),
        type.type() == SqlType.DECIMAL ? type.scale() : secondDigits(type),
        displaySize(type));
  }

  /** Returns whether values can be negative. */
  boolean signed() {
    return switch (code) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.REAL,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }

  boolean isText() {
    return code == Types.CHAR || code == Types.VARCHAR;
  }

  boolean isBinary() {
    return code == Types.BINARY || code == Types.VARBINARY;
  }

  static int code(SqlType type) {
    return switch (type) {
      case BOOLEAN -> Types.BOOLEAN;
      case TINYINT -> Types.TINYINT;
      case SMALLINT -> Types.SMALLINT;
      case INTEGER -> Types.INTEGER;
      case BIGINT -> Types.BIGINT;
      case DECIMAL -> Types.DECIMAL;
      case REAL -> Types.REAL;
      case DOUBLE -> Types.DOUBLE;
      case CHAR -> Types.CHAR;
      case VARCHAR -> Types.VARCHAR;
      case BINARY -> Types.BINARY;
      case VARBINARY -> Types.VARBINARY;
      case DATE -> Types.DATE;
      case TIME -> Types.TIME;
      case TIMESTAMP -> Types.TIMESTAMP;
      case TIMESTAMP_WITH_TIME_ZONE -> Types.TIMESTAMP_WITH_TIMEZONE;
      case UUID -> Types.OTHER;
    };
  }

  private static Class<?> javaClass(SqlType type) {
    return switch (type) {
      case BOOLEAN -> Boolean.class;
      case TINYINT, SMALLINT, INTEGER -> Integer.class;
      case BIGINT -> Long.class;
      case DECIMAL -> BigDecimal.class;
      case REAL -> Float.class;
      case DOUBLE -> Double.class;
      case CHAR, VARCHAR -> String.class;
      case BINARY, VARBINARY -> byte[].class;
      case DATE -> java.sql.Date.class;
      case TIME -> java.sql.Time.class;
      case TIMESTAMP -> java.sql.Timestamp.class;
      case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.class;
      case UUID -> java.util.UUID.class;
    };
  }

  private static int precision(ColumnType type) {
    return switch (type.type()) {
      case BOOLEAN -> 1;
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      case REAL -> 7;
      case DOUBLE -> 15;
      case DECIMAL, CHAR, VARCHAR, BINARY, VARBINARY -> type.precision();
      case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, UUID -> displaySize(type);
    };
  }

  private static int displaySize(ColumnType type) {
    return switch (type.type()) {
      case BOOLEAN -> "FALSE".length();
      case TINYINT -> "-128".length();
      case SMALLINT -> "-32768".length();
      case INTEGER -> "-2147483648".length();
      case BIGINT -> "-9223372036854775808".length();
      case DECIMAL -> decimalDisplaySize(type);
      case REAL -> "-1.17549435E-38".length();
      case DOUBLE -> "-2.2250738585072014E-308".length();
      case CHAR, VARCHAR -> type.precision();
      case BINARY, VARBINARY -> 2 * type.precision();
      case DATE -> "2000-01-01".length();
      case TIME -> "00:00:00".length() + fraction(type);
      case TIMESTAMP -> "2000-01-01 00:00:00".length() + fraction(type);
      case TIMESTAMP_WITH_TIME_ZONE -> "2000-01-01 00:00:00+00:00".length() + fraction(type);
      case UUID -> 36;
    };
  }

  private static int decimalDisplaySize(ColumnType type) {
    int sign = 1;
    int point = type.scale() > 0 ? 1 : 0;
    int leadingZero = type.scale() == type.precision() ? 1 : 0;
    return sign + type.precision() + point + leadingZero;
  }

  private static int secondDigits(ColumnType type) {
    return switch (type.type()) {
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> type.precision();
      default -> 0;
    };
  }

  private static int fraction(ColumnType type) {
    return type.precision() == 0 ? 0 : 1 + type.precision();
  }
}
