package io.distribsilly.sql.type;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Reads types as they are written in CREATE TABLE and CAST. */
public final class TypeSpecs {
  private TypeSpecs() {}

  /**
   * Returns the column type that is written.
   *
   * @throws EngineException with FEATURE_NOT_SUPPORTED for a type that no column can have,
   *     INVALID_STATEMENT if a length, precision or scale is outside its range; its message starts
   *     with line and column
   */
  public static ColumnType columnType(SqlDataTypeSpec spec) {
    if (!(spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic)) {
      throw unsupported(spec);
    }
    SqlTypeName name = SqlTypeName.get(basic.getTypeName().getSimple());
    if (name == null) {
      throw unsupported(spec);
    }
    try {
      return switch (name) {
        case BOOLEAN -> ColumnType.of(SqlType.BOOLEAN);
        case TINYINT -> ColumnType.of(SqlType.TINYINT);
        case SMALLINT -> ColumnType.of(SqlType.SMALLINT);
        case INTEGER -> ColumnType.of(SqlType.INTEGER);
        case BIGINT -> ColumnType.of(SqlType.BIGINT);
        case REAL -> ColumnType.of(SqlType.REAL);
        case FLOAT, DOUBLE -> ColumnType.of(SqlType.DOUBLE);
        case DATE -> ColumnType.of(SqlType.DATE);
        case UUID -> ColumnType.of(SqlType.UUID);
        case DECIMAL -> decimal(basic);
        case CHAR -> withPrecision(SqlType.CHAR, basic);
        case VARCHAR -> withPrecision(SqlType.VARCHAR, basic);
        case BINARY -> withPrecision(SqlType.BINARY, basic);
        case VARBINARY -> withPrecision(SqlType.VARBINARY, basic);
        case TIME -> withPrecision(SqlType.TIME, basic);
        case TIMESTAMP -> withPrecision(SqlType.TIMESTAMP, basic);
        case TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
            withPrecision(SqlType.TIMESTAMP_WITH_TIME_ZONE, basic);
        default -> throw unsupported(spec);
      };
    } catch (EngineException e) {
      if (e.code() != ErrorCode.INVALID_STATEMENT) {
        throw e;
      }
      throw new EngineException(e.code(), position(spec) + e.getMessage(), e);
    }
  }

  private static ColumnType decimal(SqlBasicTypeNameSpec spec) {
    return spec.getPrecision() < 0
        ? ColumnType.of(SqlType.DECIMAL)
        : new ColumnType(SqlType.DECIMAL, spec.getPrecision(), Math.max(spec.getScale(), 0));
  }

  private static ColumnType withPrecision(SqlType type, SqlBasicTypeNameSpec spec) {
    return spec.getPrecision() < 0 ? ColumnType.of(type) : ColumnType.of(type, spec.getPrecision());
  }

  private static EngineException unsupported(SqlDataTypeSpec spec) {
    return new EngineException(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        position(spec) + "type %s is not supported".formatted(spec));
  }

  private static String position(SqlDataTypeSpec spec) {
    SqlParserPos position = spec.getParserPosition();
    return "line %d, column %d: ".formatted(position.getLineNum(), position.getColumnNum());
  }
}
