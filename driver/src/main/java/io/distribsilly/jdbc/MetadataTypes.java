package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rows of {@link DatabaseMetaData#getTypeInfo}, and what metadata says about types. */
final class MetadataTypes {
  private static final int UTF8_BYTES_PER_CHARACTER = 3;

  private MetadataTypes() {}

  /** Ordered by the code of the type. */
  static List<Object[]> typeInfo() {
    List<SqlType> types = new ArrayList<>(List.of(SqlType.values()));
    types.sort(Comparator.comparingInt(JdbcType::code));
    return types.stream().map(MetadataTypes::typeInfo).toList();
  }

  /** Returns the digits after the point, empty for types that have none. */
  static Optional<Integer> decimalDigits(ColumnType type) {
    return switch (type.type()) {
      case DECIMAL -> Optional.of(type.scale());
      case TINYINT, SMALLINT, INTEGER, BIGINT -> Optional.of(0);
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> Optional.of(type.precision());
      case BOOLEAN, REAL, DOUBLE, CHAR, VARCHAR, BINARY, VARBINARY, DATE, UUID -> Optional.empty();
    };
  }

  /** Returns the most bytes of a text or binary value, empty for other types. */
  static Optional<Integer> octetLength(ColumnType type) {
    return switch (type.type()) {
      case CHAR, VARCHAR -> Optional.of(type.precision() * UTF8_BYTES_PER_CHARACTER);
      case BINARY, VARBINARY -> Optional.of(type.precision());
      default -> Optional.empty();
    };
  }

  private static Object[] typeInfo(SqlType type) {
    ColumnType widest = widest(type);
    JdbcType jdbcType = JdbcType.of(widest);
    boolean isText = jdbcType.isText();
    return new Object[] {
      type.sqlName(),
      jdbcType.code(),
      jdbcType.precision(),
      literalPrefix(type),
      literalPrefix(type) == null ? null : "'",
      createParameters(type),
      (short) DatabaseMetaData.typeNullable,
      isText,
      (short) (isText ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic),
      !jdbcType.signed(),
      false,
      false,
      null,
      (short) 0,
      decimalDigits(widest).map(Integer::shortValue).orElse((short) 0),
      null,
      null,
      jdbcType.signed() ? (Integer) 10 : null
    };
  }

  private static ColumnType widest(SqlType type) {
    return switch (type) {
      case CHAR, BINARY -> ColumnType.of(type, ColumnType.MAX_LENGTH);
      case DECIMAL ->
          new ColumnType(type, ColumnType.MAX_DECIMAL_PRECISION, ColumnType.MAX_DECIMAL_PRECISION);
      case TIME -> ColumnType.of(type, ColumnType.MAX_SECOND_PRECISION);
      default -> ColumnType.of(type);
    };
  }

  private static String literalPrefix(SqlType type) {
    return switch (type) {
      case CHAR, VARCHAR -> "'";
      case BINARY, VARBINARY -> "X'";
      case DATE -> "DATE '";
      case TIME -> "TIME '";
      case TIMESTAMP -> "TIMESTAMP '";
      case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP WITH TIME ZONE '";
      case UUID -> "UUID '";
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> null;
    };
  }

  private static String createParameters(SqlType type) {
    return switch (type) {
      case CHAR, VARCHAR, BINARY, VARBINARY -> "length";
      case DECIMAL -> "precision,scale";
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "precision";
      default -> null;
    };
  }
}
