package io.distribsilly.sql.point;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.point.Expression.Form;
import io.distribsilly.sql.type.Comparand;
import io.distribsilly.sql.type.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Compiles comparisons, BETWEEN and IN. The blanks that pad a CHAR make no difference, those of a
 * VARCHAR and of a literal do.
 */
final class Comparisons {
  private Comparisons() {}

  static Expression compare(ExpressionCompiler compiler, SqlCall call) {
    SqlNode left = call.operand(0);
    SqlNode right = call.operand(1);
    if (left.getKind() == SqlKind.ROW && right.getKind() == SqlKind.ROW) {
      if (call.getKind() != SqlKind.EQUALS) {
        throw PointErrors.unsupported(call);
      }
      return rowsEqual(compiler, call, left, right);
    }
    List<Expression> operands = compiler.compileAlike(List.of(left, right));
    return compare(call, call.getKind(), operands.get(0), operands.get(1));
  }

  static Expression between(ExpressionCompiler compiler, SqlCall call) {
    SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
    if (operator.flag != SqlBetweenOperator.Flag.ASYMMETRIC) {
      throw PointErrors.unsupported(call);
    }
    List<Expression> operands = compiler.compileAlike(call.getOperandList());
    Expression value = operands.get(0);
    Expression from = compare(call, SqlKind.GREATER_THAN_OR_EQUAL, value, operands.get(1));
    Expression to = compare(call, SqlKind.LESS_THAN_OR_EQUAL, value, operands.get(2));
    Expression both = Logic.all(List.of(from, to));
    return operator.isNegated() ? Logic.not(both) : both;
  }

  static Expression in(ExpressionCompiler compiler, SqlCall call) {
    if (!(call.operand(1) instanceof SqlNodeList list)) {
      throw PointErrors.unsupported(call);
    }
    SqlNode value = call.operand(0);
    Expression found =
        value.getKind() == SqlKind.ROW
            ? Logic.any(list.stream().map(row -> rowsEqual(compiler, call, value, row)).toList())
            : Logic.any(equalities(compiler, call, value, list));
    return call.getKind() == SqlKind.NOT_IN ? Logic.not(found) : found;
  }

  private static List<Expression> equalities(
      ExpressionCompiler compiler, SqlCall call, SqlNode value, SqlNodeList list) {
    List<SqlNode> nodes = new ArrayList<>();
    nodes.add(value);
    nodes.addAll(list);
    List<Expression> operands = compiler.compileAlike(nodes);
    return operands.stream()
        .skip(1)
        .map(operand -> compare(call, SqlKind.EQUALS, operands.get(0), operand))
        .toList();
  }

  private static Expression rowsEqual(
      ExpressionCompiler compiler, SqlCall call, SqlNode left, SqlNode right) {
    List<SqlNode> a = ExpressionCompiler.elements(left);
    List<SqlNode> b = ExpressionCompiler.elements(right);
    if (a.size() != b.size()) {
      throw PointErrors.unsupported(call);
    }
    List<Expression> equalities = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      List<Expression> operands = compiler.compileAlike(List.of(a.get(i), b.get(i)));
      equalities.add(compare(call, SqlKind.EQUALS, operands.get(0), operands.get(1)));
    }
    return Logic.all(equalities);
  }

  static Expression compare(SqlCall call, SqlKind kind, Expression left, Expression right) {
    Expression a = likeOther(left, right);
    Expression b = likeOther(right, left);
    boolean nullTyped = a.family() == Family.NULL || b.family() == Family.NULL;
    if (!nullTyped && (a.family() != b.family() || a.family() == Family.OTHER)) {
      throw PointErrors.unsupported(call);
    }
    boolean padded = isPadded(a) || isPadded(b);
    List<Expression> operands = List.of(a, b);
    boolean distinct = kind == SqlKind.IS_DISTINCT_FROM || kind == SqlKind.IS_NOT_DISTINCT_FROM;
    return new Expression(
        distinct ? ExpressionCompiler.BOOLEAN : ExpressionCompiler.booleanOf(operands),
        ExpressionCompiler.formOf(operands),
        distinct
            ? distinct(kind == SqlKind.IS_DISTINCT_FROM, a, b, padded)
            : comparison(kind, a, b, padded));
  }

  /** A string literal that meets another type is a value of that type, as in d = '2020-01-01'. */
  private static Expression likeOther(Expression expression, Expression other) {
    boolean literalText = expression.form() == Form.LITERAL && expression.family() == Family.TEXT;
    if (!literalText || other.family() == Family.TEXT || other.family() == Family.NULL) {
      return expression;
    }
    ColumnType type = other.columnType().orElseThrow();
    Object value = Comparand.of(type).convert(expression.evaluate(Scope.ofLiterals()));
    return new Expression(
        ExpressionCompiler.nullable(other.type(), false), Form.LITERAL, scope -> value);
  }

  private static boolean isPadded(Expression expression) {
    return expression.type().getSqlTypeName() == SqlTypeName.CHAR
        && expression.form() != Form.LITERAL;
  }

  private static Evaluator comparison(SqlKind kind, Expression a, Expression b, boolean padded) {
    return scope -> {
      Object left = a.evaluate(scope);
      Object right = b.evaluate(scope);
      boolean unknown = left == null || right == null;
      return unknown ? null : holds(kind, order(left, right, padded));
    };
  }

  private static Evaluator distinct(boolean wanted, Expression a, Expression b, boolean padded) {
    return scope -> {
      Object left = a.evaluate(scope);
      Object right = b.evaluate(scope);
      boolean differ =
          (left == null) != (right == null) || (left != null && order(left, right, padded) != 0);
      return differ == wanted;
    };
  }

  private static int order(Object left, Object right, boolean padded) {
    return padded
        ? Comparison.comparePadded((String) left, (String) right)
        : Comparison.compare(left, right);
  }

  private static boolean holds(SqlKind kind, int order) {
    return switch (kind) {
      case EQUALS -> order == 0;
      case NOT_EQUALS -> order != 0;
      case LESS_THAN -> order < 0;
      case LESS_THAN_OR_EQUAL -> order <= 0;
      case GREATER_THAN -> order > 0;
      case GREATER_THAN_OR_EQUAL -> order >= 0;
      default -> throw new IllegalArgumentException("no comparison: " + kind);
    };
  }
}
