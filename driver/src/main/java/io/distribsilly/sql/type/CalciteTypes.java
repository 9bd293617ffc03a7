package io.distribsilly.sql.type;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.type.SqlTypeName;

/** Translates between column types and Calcite's types. */
public final class CalciteTypes {
  /** The one type system. */
  public static final RelDataTypeSystem SYSTEM = new TypeSystem();

  private CalciteTypes() {}

  /** Returns a new type factory with our type system; character data is Unicode. */
  public static JavaTypeFactoryImpl newFactory() {
    return new UnicodeTypeFactory();
  }

  /** Returns Calcite's type for values of a column type. */
  public static RelDataType toCalcite(
      RelDataTypeFactory factory, ColumnType type, boolean nullable) {
    RelDataType calciteType =
        switch (type.type()) {
          case DECIMAL ->
              factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
          case CHAR, BINARY, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
              factory.createSqlType(name(type.type()), type.precision());
          case VARCHAR, VARBINARY ->
              type.precision() == ColumnType.MAX_LENGTH
                  ? factory.createSqlType(name(type.type()))
                  : factory.createSqlType(name(type.type()), type.precision());
          case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE, UUID ->
              factory.createSqlType(name(type.type()));
        };
    return factory.createTypeWithNullability(calciteType, nullable);
  }

  /**
   * Returns the column type of values of a Calcite type, empty for the type of an untyped NULL.
   *
   * @throws EngineException with FEATURE_NOT_SUPPORTED for a type that no column can have
   */
  public static Optional<ColumnType> fromCalcite(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    return switch (name) {
      case NULL, UNKNOWN -> Optional.empty();
      case BOOLEAN -> of(SqlType.BOOLEAN);
      case TINYINT -> of(SqlType.TINYINT);
      case SMALLINT -> of(SqlType.SMALLINT);
      case INTEGER -> of(SqlType.INTEGER);
      case BIGINT -> of(SqlType.BIGINT);
      case REAL -> of(SqlType.REAL);
      case FLOAT, DOUBLE -> of(SqlType.DOUBLE);
      case DATE -> of(SqlType.DATE);
      case UUID -> of(SqlType.UUID);
      case DECIMAL -> Optional.of(decimal(type.getPrecision(), type.getScale()));
      case CHAR -> Optional.of(text(SqlType.CHAR, SqlType.VARCHAR, type.getPrecision()));
      case VARCHAR -> Optional.of(text(SqlType.VARCHAR, SqlType.VARCHAR, type.getPrecision()));
      case BINARY -> Optional.of(text(SqlType.BINARY, SqlType.VARBINARY, type.getPrecision()));
      case VARBINARY ->
          Optional.of(text(SqlType.VARBINARY, SqlType.VARBINARY, type.getPrecision()));
      case TIME -> Optional.of(seconds(SqlType.TIME, type.getPrecision()));
      case TIMESTAMP -> Optional.of(seconds(SqlType.TIMESTAMP, type.getPrecision()));
      case TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          Optional.of(seconds(SqlType.TIMESTAMP_WITH_TIME_ZONE, type.getPrecision()));
      default ->
          throw new EngineException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "values of type %s are not supported; cast them to another type".formatted(type));
    };
  }

  private static SqlTypeName name(SqlType type) {
    return switch (type) {
      case BOOLEAN -> SqlTypeName.BOOLEAN;
      case TINYINT -> SqlTypeName.TINYINT;
      case SMALLINT -> SqlTypeName.SMALLINT;
      case INTEGER -> SqlTypeName.INTEGER;
      case BIGINT -> SqlTypeName.BIGINT;
      case DECIMAL -> SqlTypeName.DECIMAL;
      case REAL -> SqlTypeName.REAL;
      case DOUBLE -> SqlTypeName.DOUBLE;
      case CHAR -> SqlTypeName.CHAR;
      case VARCHAR -> SqlTypeName.VARCHAR;
      case BINARY -> SqlTypeName.BINARY;
      case VARBINARY -> SqlTypeName.VARBINARY;
      case DATE -> SqlTypeName.DATE;
      case TIME -> SqlTypeName.TIME;
      case TIMESTAMP -> SqlTypeName.TIMESTAMP;
      case TIMESTAMP_WITH_TIME_ZONE -> SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
      case UUID -> SqlTypeName.UUID;
    };
  }

  private static Optional<ColumnType> of(SqlType type) {
    return Optional.of(ColumnType.of(type));
  }

  private static ColumnType decimal(int precision, int scale) {
    int digits =
        Math.min(Math.max(Math.max(precision, scale), 1), ColumnType.MAX_DECIMAL_PRECISION);
    return new ColumnType(SqlType.DECIMAL, digits, Math.min(Math.max(scale, 0), digits));
  }

  /** The literal '' is a CHAR(0), which no column can be. */
  private static ColumnType text(SqlType type, SqlType ifEmpty, int length) {
    if (length == 0) {
      return ColumnType.of(ifEmpty, 1);
    }
    boolean unlimited = length < 0 || length > ColumnType.MAX_LENGTH;
    return ColumnType.of(type, unlimited ? ColumnType.MAX_LENGTH : length);
  }

  private static ColumnType seconds(SqlType type, int precision) {
    int digits = Math.min(Math.max(precision, 0), ColumnType.MAX_SECOND_PRECISION);
    return ColumnType.of(type, digits);
  }

  private static final class UnicodeTypeFactory extends JavaTypeFactoryImpl {
    UnicodeTypeFactory() {
      super(SYSTEM);
    }

    @Override
    public Charset getDefaultCharset() {
      return StandardCharsets.UTF_8;
    }

    /** Calcite leaves it at Object, which its own functions do not take. */
    @Override
    public Type getJavaClass(RelDataType type) {
      return type.getSqlTypeName() == SqlTypeName.UUID ? UUID.class : super.getJavaClass(type);
    }
  }
}
