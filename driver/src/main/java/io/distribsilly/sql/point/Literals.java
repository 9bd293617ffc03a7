package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.point.Expression.Form;
import io.distribsilly.sql.type.CalciteTypes;
import io.distribsilly.sql.type.Conversion;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlAbstractDateTimeLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlUuidLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.BitString;

/** Compiles literals. */
final class Literals {
  private Literals() {}

  static Expression compile(SqlLiteral written) {
    if (written instanceof SqlUnknownLiteral unknown && unknown.tag.endsWith("TIME ZONE")) {
      return instant(unknown);
    }
    SqlLiteral literal = written instanceof SqlUnknownLiteral unknown ? resolve(unknown) : written;
    return switch (literal.getTypeName()) {
      case NULL -> of(literal.createSqlType(ExpressionCompiler.TYPES), null);
      case BOOLEAN -> of(literal.createSqlType(ExpressionCompiler.TYPES), literal.getValue());
      case CHAR -> of(type(literal), literal.getValueAs(String.class));
      case BINARY -> of(type(literal), bytes(literal));
      case UUID -> of(type(literal), ((SqlUuidLiteral) literal).getUuid());
      case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          converted(literal, ((SqlAbstractDateTimeLiteral) literal).toFormattedString());
      default -> {
        if (!(literal instanceof SqlNumericLiteral number)) {
          throw PointErrors.unsupported(literal);
        }
        yield converted(number, number.getValue());
      }
    };
  }

  /** Read as CAST reads it: Calcite's parser knows zones by their names only. */
  private static Expression instant(SqlUnknownLiteral literal) {
    ColumnType type = ColumnType.of(SqlType.TIMESTAMP_WITH_TIME_ZONE);
    try {
      Object value = Conversion.toType(type).convert(literal.getValue());
      return of(CalciteTypes.toCalcite(ExpressionCompiler.TYPES, type, false), value);
    } catch (EngineException e) {
      throw PointErrors.at(literal, e.code(), e.getMessage());
    }
  }

  private static Expression converted(SqlLiteral literal, Object value) {
    RelDataType type = type(literal);
    ColumnType columnType =
        CalciteTypes.fromCalcite(type).orElseThrow(() -> PointErrors.unsupported(literal));
    return of(type, Conversion.toType(columnType).convert(value));
  }

  private static Expression of(RelDataType type, Object value) {
    return new Expression(type, Form.LITERAL, scope -> value);
  }

  private static RelDataType type(SqlLiteral literal) {
    return literal.createSqlType(ExpressionCompiler.TYPES);
  }

  private static byte[] bytes(SqlLiteral literal) {
    BitString bits = literal.getValueAs(BitString.class);
    if (bits.getBitCount() % Byte.SIZE != 0) {
      throw PointErrors.at(
          literal,
          ErrorCode.INVALID_CONVERSION,
          "binary literal %s has an odd number of digits".formatted(literal));
    }
    return new ByteString(bits.getAsByteArray()).getBytes();
  }

  /** The parser leaves it to the validator to look into DATE '...' and the like. */
  private static SqlLiteral resolve(SqlUnknownLiteral literal) {
    SqlTypeName type =
        switch (literal.tag) {
          case "DATE" -> SqlTypeName.DATE;
          case "TIME" -> SqlTypeName.TIME;
          case "TIMESTAMP", "DATETIME" -> SqlTypeName.TIMESTAMP;
          case "UUID" -> SqlTypeName.UUID;
          default -> throw PointErrors.unsupported(literal);
        };
    try {
      return literal.resolve(type);
    } catch (CalciteContextException | IllegalArgumentException e) {
      throw PointErrors.at(
          literal,
          type == SqlTypeName.UUID ? ErrorCode.INVALID_CONVERSION : ErrorCode.INVALID_DATETIME,
          "'%s' is no valid %s".formatted(literal.getValue(), literal.tag));
    }
  }
}
