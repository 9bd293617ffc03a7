package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.point.Expression.Form;
import io.distribsilly.sql.type.CalciteTypes;
import io.distribsilly.sql.type.Conversion;
import io.distribsilly.sql.type.TypeSpecs;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;

/** Compiles CAST. */
final class Casts {
  private Casts() {}

  static Expression cast(ExpressionCompiler compiler, SqlCall call) {
    if (call.operandCount() != 2 || !(call.operand(1) instanceof SqlDataTypeSpec spec)) {
      throw PointErrors.unsupported(call);
    }
    ColumnType type = type(spec).orElseThrow(() -> PointErrors.unsupported(spec));
    Expression operand = compiler.compileRaw(call.operand(0), type, true);
    Conversion conversion = Conversion.toType(type);
    return new Expression(
        CalciteTypes.toCalcite(ExpressionCompiler.TYPES, type, operand.type().isNullable()),
        operand.form() == Form.ROW ? Form.ROW : Form.CONSTANT,
        scope -> conversion.convert(operand.evaluate(scope)));
  }

  private static Optional<ColumnType> type(SqlDataTypeSpec spec) {
    try {
      return TypeSpecs.columnType(spec);
    } catch (EngineException e) {
      throw PointErrors.at(spec, e.code(), e.getMessage());
    }
  }
}
