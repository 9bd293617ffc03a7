package io.distribsilly.sql.query;

import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Replaces arithmetic that would give a wrong number in silence by arithmetic that raises an error:
 * whole numbers that wrap around, decimal quotients of 16 digits, a DOUBLE divided by zero or cut
 * off where it should be rounded, sums that overflow.
 *
 * <p>Applied before planning, so that constants are folded with it, and after, because planning
 * introduces arithmetic of its own.
 */
final class CheckedArithmetic extends ExpressionRewrite {
  private static final Set<String> SCALING = Set.of("ROUND", "TRUNCATE");

  private CheckedArithmetic(RexBuilder builder) {
    super(builder);
  }

  /** Returns the same relational expression with checked arithmetic. */
  static RelNode in(RelNode root) {
    return new CheckedArithmetic(root.getCluster().getRexBuilder()).rewrite(root);
  }

  @Override
  RelNode rewriteNode(RelNode node) {
    return node instanceof Aggregate aggregate ? ExactSums.in(aggregate) : node;
  }

  @Override
  public RexNode visitOver(RexOver original) {
    RexOver over = (RexOver) super.visitOver(original);
    if (!ExactSums.sums(over.getKind(), over.getType())) {
      return over;
    }
    List<RexNode> operands =
        over.getOperands().stream().map(operand -> ExactSums.asDecimal(builder, operand)).toList();
    return WindowCopy.of(builder, over, operands, key -> key);
  }

  @Override
  public RexNode visitCall(RexCall original) {
    RexCall call = (RexCall) super.visitCall(original);
    return switch (call.getKind()) {
      case PLUS -> checked(call, SqlStdOperatorTable.CHECKED_PLUS);
      case MINUS -> checked(call, SqlStdOperatorTable.CHECKED_MINUS);
      case TIMES -> checked(call, SqlStdOperatorTable.CHECKED_MULTIPLY);
      case MINUS_PREFIX -> checked(call, SqlStdOperatorTable.CHECKED_UNARY_MINUS);
      case DIVIDE -> division(call);
      case CAST -> rounded(call);
      case FLOOR, CEIL, OTHER_FUNCTION -> scaled(call);
      default -> call;
    };
  }

  private RexNode checked(RexCall call, SqlOperator operator) {
    boolean checkable =
        isWhole(call.getType()) && call.getOperands().stream().allMatch(CheckedArithmetic::isWhole);
    return (checkable || isIntervalArithmetic(call)) && !call.getOperator().equals(operator)
        ? builder.makeCall(call.getParserPosition(), call.getType(), operator, call.getOperands())
        : call;
  }

  private RexNode division(RexCall call) {
    RelDataType type = call.getType();
    if (call.getOperator().equals(SqlStdOperatorTable.CHECKED_DIVIDE)) {
      return call;
    }
    if (SqlTypeUtil.isDecimal(type)) {
      return ValueFunctions.decimalQuotient(builder, call);
    }
    return SqlTypeUtil.isApproximateNumeric(type)
        ? ValueFunctions.quotient(builder, call)
        : checked(call, SqlStdOperatorTable.CHECKED_DIVIDE);
  }

  /** Calcite cuts off the fraction of a DOUBLE, and rounds that of a DECIMAL. */
  private RexNode rounded(RexCall cast) {
    RexNode operand = cast.getOperands().get(0);
    return isWhole(cast.getType()) && SqlTypeUtil.isApproximateNumeric(operand.getType())
        ? cast.clone(cast.getType(), List.of(ValueFunctions.roundHalfUp(builder, operand)))
        : cast;
  }

  /** Joins and groups take 2.0 and 2.00 for two numbers. */
  private RexNode scaled(RexCall call) {
    boolean changesScale =
        call.getKind() != SqlKind.OTHER_FUNCTION || SCALING.contains(call.getOperator().getName());
    return changesScale && SqlTypeUtil.isDecimal(call.getType())
        ? ValueFunctions.scaled(builder, call)
        : call;
  }

  private static boolean isWhole(RexNode node) {
    return isWhole(node.getType());
  }

  private static boolean isWhole(RelDataType type) {
    return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
  }

  private static boolean isIntervalArithmetic(RexCall call) {
    return SqlTypeUtil.isInterval(call.getType())
        && call.getOperands().stream().anyMatch(node -> SqlTypeUtil.isInterval(node.getType()));
  }
}
