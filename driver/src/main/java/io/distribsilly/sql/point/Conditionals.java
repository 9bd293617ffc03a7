package io.distribsilly.sql.point;

import io.distribsilly.sql.type.CalciteTypes;
import io.distribsilly.sql.type.Conversion;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;

/** Compiles CASE, COALESCE and NULLIF. Their type is one that all results fit into. */
final class Conditionals {
  private Conditionals() {}

  static Expression caseOf(ExpressionCompiler compiler, SqlCall call) {
    SqlCase caseCall = (SqlCase) call;
    List<Expression> conditions = conditions(compiler, caseCall);
    List<SqlNode> nodes = new ArrayList<>(caseCall.getThenOperands());
    nodes.add(caseCall.getElseOperand());
    List<Expression> results = compiler.compileAlike(nodes);
    RelDataType type = common(call, results);
    List<Expression> operands = new ArrayList<>(conditions);
    operands.addAll(results);
    Evaluator[] branches = converted(results, type);
    Expression[] tests = conditions.toArray(Expression[]::new);
    return new Expression(
        type,
        ExpressionCompiler.formOf(operands),
        scope -> {
          int branch = 0;
          while (branch < tests.length && !Boolean.TRUE.equals(tests[branch].evaluate(scope))) {
            branch++;
          }
          return branches[branch].evaluate(scope);
        });
  }

  static Expression coalesce(ExpressionCompiler compiler, SqlCall call) {
    List<Expression> operands = compiler.compileAlike(call.getOperandList());
    boolean nullable = operands.stream().allMatch(operand -> operand.type().isNullable());
    RelDataType type = ExpressionCompiler.nullable(common(call, operands), nullable);
    Evaluator[] values = converted(operands, type);
    return new Expression(
        type,
        ExpressionCompiler.formOf(operands),
        scope -> {
          Object value = null;
          for (int i = 0; i < values.length && value == null; i++) {
            value = values[i].evaluate(scope);
          }
          return value;
        });
  }

  static Expression nullIf(ExpressionCompiler compiler, SqlCall call) {
    List<Expression> operands = compiler.compileAlike(call.getOperandList());
    if (operands.size() != 2) {
      throw PointErrors.unsupported(call);
    }
    Expression value = operands.get(0);
    Evaluator result = converted(value, value.type());
    Expression equal = Comparisons.compare(call, SqlKind.EQUALS, value, operands.get(1));
    return new Expression(
        ExpressionCompiler.nullable(value.type(), true),
        equal.form(),
        scope -> Boolean.TRUE.equals(equal.evaluate(scope)) ? null : result.evaluate(scope));
  }

  private static List<Expression> conditions(ExpressionCompiler compiler, SqlCase call) {
    SqlNode value = call.getValueOperand();
    if (value == null) {
      return call.getWhenOperands().stream().map(compiler::compileCondition).toList();
    }
    List<SqlNode> nodes = new ArrayList<>();
    nodes.add(value);
    nodes.addAll(call.getWhenOperands());
    if (nodes.stream().anyMatch(SqlNodeList.class::isInstance)) {
      throw PointErrors.unsupported(call);
    }
    List<Expression> operands = compiler.compileAlike(nodes);
    return operands.stream()
        .skip(1)
        .map(when -> Comparisons.compare(call, SqlKind.EQUALS, operands.get(0), when))
        .toList();
  }

  private static RelDataType common(SqlCall call, List<Expression> results) {
    long families =
        results.stream()
            .map(Expression::family)
            .filter(family -> family != Family.NULL)
            .distinct()
            .count();
    RelDataType type =
        families > 1
            ? null
            : ExpressionCompiler.TYPES.leastRestrictive(
                results.stream().map(Expression::type).toList());
    if (type == null) {
      throw PointErrors.unsupported(call);
    }
    return type;
  }

  private static Evaluator[] converted(List<Expression> results, RelDataType type) {
    return results.stream().map(result -> converted(result, type)).toArray(Evaluator[]::new);
  }

  private static Evaluator converted(Expression result, RelDataType type) {
    return CalciteTypes.fromCalcite(type)
        .map(Conversion::toType)
        .<Evaluator>map(to -> scope -> to.convert(result.evaluate(scope)))
        .orElse(result.evaluator());
  }
}
