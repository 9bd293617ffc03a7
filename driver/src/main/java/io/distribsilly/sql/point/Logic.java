package io.distribsilly.sql.point;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;

/** Compiles AND, OR, NOT and IS with their three values: TRUE, FALSE and NULL for unknown. */
final class Logic {
  private Logic() {}

  static Expression junction(ExpressionCompiler compiler, SqlCall call) {
    List<Expression> operands =
        call.getOperandList().stream().map(compiler::compileCondition).toList();
    return call.getKind() == SqlKind.AND ? all(operands) : any(operands);
  }

  static Expression not(ExpressionCompiler compiler, SqlCall call) {
    return not(compiler.compileCondition(call.operand(0)));
  }

  static Expression isNull(ExpressionCompiler compiler, SqlCall call) {
    Expression operand = compiler.compile(call.operand(0));
    boolean wanted = call.getKind() == SqlKind.IS_NULL;
    return new Expression(
        ExpressionCompiler.BOOLEAN,
        ExpressionCompiler.formOf(List.of(operand)),
        scope -> (operand.evaluate(scope) == null) == wanted);
  }

  static Expression isTruth(ExpressionCompiler compiler, SqlCall call) {
    Expression operand = compiler.compileCondition(call.operand(0));
    Boolean truth =
        switch (call.getKind()) {
          case IS_TRUE, IS_NOT_TRUE -> Boolean.TRUE;
          case IS_FALSE, IS_NOT_FALSE -> Boolean.FALSE;
          default -> null;
        };
    boolean wanted =
        call.getKind() != SqlKind.IS_NOT_TRUE && call.getKind() != SqlKind.IS_NOT_FALSE;
    return new Expression(
        ExpressionCompiler.BOOLEAN,
        ExpressionCompiler.formOf(List.of(operand)),
        scope -> Objects.equals(operand.evaluate(scope), truth) == wanted);
  }

  /** Returns the conjunction: FALSE if one is FALSE, else NULL if one is NULL, else TRUE. */
  static Expression all(List<Expression> operands) {
    return junction(operands, Boolean.FALSE);
  }

  /** Returns the disjunction: TRUE if one is TRUE, else NULL if one is NULL, else FALSE. */
  static Expression any(List<Expression> operands) {
    return junction(operands, Boolean.TRUE);
  }

  static Expression not(Expression operand) {
    return new Expression(
        ExpressionCompiler.booleanOf(List.of(operand)),
        ExpressionCompiler.formOf(List.of(operand)),
        scope -> {
          Boolean value = (Boolean) operand.evaluate(scope);
          return value == null ? null : !value;
        });
  }

  private static Expression junction(List<Expression> operands, Boolean decisive) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    Expression[] terms = operands.toArray(Expression[]::new);
    return new Expression(
        ExpressionCompiler.booleanOf(operands),
        ExpressionCompiler.formOf(operands),
        scope -> {
          Boolean result = !decisive;
          for (Expression term : terms) {
            Object value = term.evaluate(scope);
            if (decisive.equals(value)) {
              return decisive;
            }
            result = value == null ? null : result;
          }
          return result;
        });
  }
}
