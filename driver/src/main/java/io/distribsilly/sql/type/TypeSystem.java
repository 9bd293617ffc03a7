package io.distribsilly.sql.type;

import io.distribsilly.engine.catalog.ColumnType;
import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Tells Calcite the limits and rules of our types, so that both paths derive the same: sums are
 * wide enough not to overflow, quotients and averages of exact numbers are exact to some digits.
 */
public final class TypeSystem extends RelDataTypeSystemImpl {
  /** The digits of a DECIMAL that says none. */
  private static final int DEFAULT_DECIMAL_PRECISION = 38;

  /** The digits that a quotient has after the point at least, and that AVG adds. */
  private static final int QUOTIENT_SCALE = 10;

  /** The digits that SUM adds before the point: enough for as many rows as a BIGINT can count. */
  private static final int SUM_DIGITS = 19;

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> ColumnType.MAX_DECIMAL_PRECISION;
      case CHAR, VARCHAR, BINARY, VARBINARY -> ColumnType.MAX_LENGTH;
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ ->
          ColumnType.MAX_SECOND_PRECISION;
      default -> super.getMaxPrecision(type);
    };
  }

  @Override
  public int getMinPrecision(SqlTypeName type) {
    return switch (type) {
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> 0;
      default -> super.getMinPrecision(type);
    };
  }

  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> DEFAULT_DECIMAL_PRECISION;
      // With none Calcite would take it for the shortest, and leave out casts to others.
      case VARCHAR, VARBINARY -> ColumnType.MAX_LENGTH;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ ->
          ColumnType.MAX_SECOND_PRECISION;
      default -> super.getDefaultPrecision(type);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? ColumnType.MAX_DECIMAL_PRECISION : super.getMaxScale(type);
  }

  @Override
  public RoundingMode roundingMode() {
    return RoundingMode.HALF_UP;
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
    return nullableAs(
        argument,
        switch (argument.getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER -> factory.createSqlType(SqlTypeName.BIGINT);
          case BIGINT -> decimal(factory, 19 + SUM_DIGITS, 0);
          case DECIMAL ->
              decimal(factory, argument.getPrecision() + SUM_DIGITS, argument.getScale());
          case REAL, FLOAT, DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
          default -> argument;
        },
        factory);
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
    return nullableAs(
        argument,
        switch (argument.getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER, REAL, FLOAT, DOUBLE ->
              factory.createSqlType(SqlTypeName.DOUBLE);
          case BIGINT -> decimal(factory, 19 + QUOTIENT_SCALE, QUOTIENT_SCALE);
          case DECIMAL ->
              decimal(
                  factory,
                  argument.getPrecision() + QUOTIENT_SCALE,
                  argument.getScale() + QUOTIENT_SCALE);
          default -> argument;
        },
        factory);
  }

  @Override
  public RelDataType deriveDecimalDivideType(
      RelDataTypeFactory factory, RelDataType dividend, RelDataType divisor) {
    if (!SqlTypeUtil.isExactNumeric(dividend)
        || !SqlTypeUtil.isExactNumeric(divisor)
        || !(SqlTypeUtil.isDecimal(dividend) || SqlTypeUtil.isDecimal(divisor))) {
      return null;
    }
    int dividendScale = Math.max(0, dividend.getScale());
    int divisorScale = Math.max(0, divisor.getScale());
    int scale = Math.max(dividendScale, divisorScale) + QUOTIENT_SCALE;
    return decimal(factory, dividend.getPrecision() - dividendScale + divisorScale + scale, scale);
  }

  private static RelDataType decimal(RelDataTypeFactory factory, int precision, int scale) {
    int max = ColumnType.MAX_DECIMAL_PRECISION;
    return factory.createSqlType(
        SqlTypeName.DECIMAL, Math.min(precision, max), Math.min(scale, max));
  }

  private static RelDataType nullableAs(
      RelDataType argument, RelDataType result, RelDataTypeFactory factory) {
    return factory.createTypeWithNullability(result, argument.isNullable());
  }
}
