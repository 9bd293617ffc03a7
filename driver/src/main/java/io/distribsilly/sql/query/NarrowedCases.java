package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Keeps what COALESCE gives from being taken apart. Calcite makes a CASE of it, whose branches
 * claim not to be NULL because of the condition before them; moved away from that condition, a NULL
 * would be read as 0. The branches become what they are, and the claim goes to the CASE as a whole.
 */
final class NarrowedCases extends ExpressionRewrite {
  private NarrowedCases(RexBuilder builder) {
    super(builder);
  }

  /** Returns the same relational expression without such branches. */
  static RelNode in(RelNode root) {
    return new NarrowedCases(root.getCluster().getRexBuilder()).rewrite(root);
  }

  @Override
  public RexNode visitCall(RexCall original) {
    RexCall call = (RexCall) super.visitCall(original);
    if (call.getKind() != SqlKind.CASE || call.getType().isNullable()) {
      return call;
    }
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < call.getOperands().size(); i++) {
      RexNode operand = call.getOperands().get(i);
      boolean isValue = i % 2 == 1 || i == call.getOperands().size() - 1;
      operands.add(isValue ? widened(operand) : operand);
    }
    return operands.equals(call.getOperands())
        ? call
        : builder.makeAbstractCast(
            call.getType(),
            builder.makeCall(nullable(call.getType()), call.getOperator(), operands),
            false);
  }

  /** Returns a value without casts that do nothing but claim that it is not NULL. */
  private RexNode widened(RexNode node) {
    if (node.getKind() != SqlKind.CAST || node.getType().isNullable()) {
      return node;
    }
    RexNode inner = widened(((RexCall) node).getOperands().get(0));
    if (!inner.getType().isNullable()) {
      return node;
    }
    return SqlTypeUtil.equalSansNullability(
            builder.getTypeFactory(), inner.getType(), node.getType())
        ? inner
        : builder.makeAbstractCast(nullable(node.getType()), inner, false);
  }

  private RelDataType nullable(RelDataType type) {
    return builder.getTypeFactory().createTypeWithNullability(type, true);
  }
}
