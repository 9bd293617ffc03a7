package io.distribsilly.sql.point;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.type.CalciteTypes;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * An expression that knows its type and how to compute its value. Immutable.
 *
 * @param type the type that Calcite's validator would give it, NULL for an untyped NULL
 * @param form what it is made of
 * @param evaluator computes its value, which is of the type's Java class but for parameters: they
 *     keep what was set where the type would round it
 */
record Expression(RelDataType type, Form form, Evaluator evaluator) {
  private static final RelDataType ANY = ExpressionCompiler.TYPES.createSqlType(SqlTypeName.ANY);

  /** What an expression is made of. */
  enum Form {
    LITERAL,
    PARAMETER,
    /** Computed without a row. */
    CONSTANT,
    /** Computed from the row. */
    ROW;

    /** Returns the form of an expression computed from both. */
    Form with(Form other) {
      return this == ROW || other == ROW ? ROW : CONSTANT;
    }
  }

  /** Returns what takes the value of a slot of the row, whatever its type. */
  static Expression slot(int slot) {
    return new Expression(ANY, Form.ROW, scope -> scope.row()[slot]);
  }

  Object evaluate(Scope scope) {
    return evaluator.evaluate(scope);
  }

  /** Returns the column type of its values, empty if it is an untyped NULL. */
  Optional<ColumnType> columnType() {
    return CalciteTypes.fromCalcite(type);
  }

  Family family() {
    return Family.of(type);
  }
}
