package io.distribsilly.sql.query;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;

/**
 * Pads the shorter of two CHARs that are compared, as the stored ones are padded: a CHAR(5) column
 * can be equal to {@code 'ab'}. Two literals are compared as they are written.
 */
final class PaddedComparison extends ExpressionRewrite {
  private PaddedComparison(RexBuilder builder) {
    super(builder);
  }

  /** Returns the same relational expression with such comparisons. */
  static RelNode in(RelNode root) {
    return new PaddedComparison(root.getCluster().getRexBuilder()).rewrite(root);
  }

  @Override
  public RexNode visitCall(RexCall original) {
    RexCall call = (RexCall) super.visitCall(original);
    if (call.getOperator().equals(SqlStdOperatorTable.LIKE)) {
      // What Calcite knows of LIKE is not right: NOT (COALESCE(x, 'a') LIKE 'a') would be true.
      return ValueFunctions.like(builder, call);
    }
    if (!isComparison(call)) {
      return call;
    }
    RexNode left = withoutCast(call.getOperands().get(0));
    RexNode right = withoutCast(call.getOperands().get(1));
    boolean padded =
        (isChar(left) && isChar(right) && !(isText(left) && isText(right)))
            || (isChar(left) && isText(right))
            || (isText(left) && isChar(right));
    if (!padded) {
      return call;
    }
    int length = Math.max(length(left), length(right));
    return call.clone(call.getType(), List.of(padded(left, length), padded(right, length)));
  }

  /** Calcite has converted CHARs of different lengths to VARCHAR already. */
  private static RexNode withoutCast(RexNode node) {
    if (node.getKind() == SqlKind.CAST && node.getType().getSqlTypeName() == SqlTypeName.VARCHAR) {
      RexNode operand = ((RexCall) node).getOperands().get(0);
      return isChar(operand) ? operand : node;
    }
    return node;
  }

  private static boolean isText(RexNode node) {
    return node instanceof RexLiteral literal && literal.getValue() instanceof NlsString;
  }

  private static int length(RexNode node) {
    return isText(node)
        ? ((RexLiteral) node).getValueAs(String.class).length()
        : node.getType().getPrecision();
  }

  private static boolean isComparison(RexCall call) {
    return call.getOperands().size() == 2
        && (SqlKind.COMPARISON.contains(call.getKind())
            || call.getKind() == SqlKind.IS_DISTINCT_FROM
            || call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM);
  }

  private static boolean isChar(RexNode node) {
    return node.getType().getSqlTypeName() == SqlTypeName.CHAR;
  }

  private RexNode padded(RexNode node, int length) {
    RelDataTypeFactory factory = builder.getTypeFactory();
    RelDataType type =
        factory.createTypeWithNullability(
            factory.createSqlType(SqlTypeName.CHAR, length), node.getType().isNullable());
    return isText(node)
        ? builder.makeLiteral(
            RuntimeValues.padded(((RexLiteral) node).getValueAs(String.class), length), type)
        : builder.ensureType(type, node, true);
  }
}
