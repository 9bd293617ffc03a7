package io.distribsilly.sql.query;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Writes window functions that Calcite cannot run, or not over a frame that may be empty, as others
 * that it can: PERCENT_RANK and CUME_DIST by counting, the first and the last value of a frame
 * beside the current row by NTH_VALUE.
 */
final class Distributions extends ExpressionRewrite {
  private Distributions(RexBuilder builder) {
    super(builder);
  }

  /** Returns the same relational expression without such functions. */
  static RelNode in(RelNode root) {
    return new Distributions(root.getCluster().getRexBuilder()).rewrite(root);
  }

  @Override
  public RexNode visitOver(RexOver original) {
    RexOver over = (RexOver) super.visitOver(original);
    return switch (over.getAggOperator().getKind()) {
      case PERCENT_RANK -> percentRank(over);
      case CUME_DIST -> cumulativeDistribution(over);
      case FIRST_VALUE, LAST_VALUE -> mayBeEmpty(over) ? endOfFrame(over) : over;
      default -> over;
    };
  }

  /** {@code (rank - 1) / (rows - 1)}, and 0 for a row alone. */
  private RexNode percentRank(RexOver over) {
    RexNode one = builder.makeExactLiteral(BigDecimal.ONE, bigint());
    RexNode rank = number(over, SqlStdOperatorTable.RANK, over.getWindow().orderKeys);
    RexNode rows = number(over, SqlStdOperatorTable.COUNT, ImmutableList.of());
    RexNode share =
        builder.makeCall(
            SqlStdOperatorTable.DIVIDE,
            approximately(builder.makeCall(SqlStdOperatorTable.MINUS, rank, one)),
            approximately(builder.makeCall(SqlStdOperatorTable.MINUS, rows, one)));
    return builder.makeCall(
        SqlStdOperatorTable.CASE,
        builder.makeCall(SqlStdOperatorTable.EQUALS, rows, one),
        builder.makeApproxLiteral(BigDecimal.ZERO),
        share);
  }

  /** The rows up to this one, its peers included, of all rows. */
  private RexNode cumulativeDistribution(RexOver over) {
    RexNode preceding = number(over, SqlStdOperatorTable.COUNT, over.getWindow().orderKeys);
    RexNode rows = number(over, SqlStdOperatorTable.COUNT, ImmutableList.of());
    return builder.makeCall(
        SqlStdOperatorTable.DIVIDE, approximately(preceding), approximately(rows));
  }

  private RexNode number(
      RexOver over, SqlAggFunction function, ImmutableList<RexFieldCollation> order) {
    RexWindowBound end =
        order.isEmpty() ? RexWindowBounds.UNBOUNDED_FOLLOWING : RexWindowBounds.CURRENT_ROW;
    return WindowCopy.of(
        builder,
        over,
        new WindowCopy.Function(bigint(), function, List.of()),
        new WindowCopy.Frame(order, RexWindowBounds.UNBOUNDED_PRECEDING, end, false));
  }

  private static boolean mayBeEmpty(RexOver over) {
    RexWindow window = over.getWindow();
    return window.getUpperBound().isPreceding() || window.getLowerBound().isFollowing();
  }

  /** The last value in one order is the first in the reverse. */
  private RexNode endOfFrame(RexOver over) {
    RexWindow window = over.getWindow();
    WindowCopy.Frame frame =
        over.getAggOperator().getKind() == SqlKind.FIRST_VALUE
            ? new WindowCopy.Frame(
                window.orderKeys, window.getLowerBound(), window.getUpperBound(), window.isRows())
            : new WindowCopy.Frame(
                window.orderKeys.stream()
                    .map(Distributions::reversed)
                    .collect(ImmutableList.toImmutableList()),
                reversed(window.getUpperBound()),
                reversed(window.getLowerBound()),
                window.isRows());
    RexNode first =
        builder.makeExactLiteral(
            BigDecimal.ONE, builder.getTypeFactory().createSqlType(SqlTypeName.INTEGER));
    return WindowCopy.of(
        builder,
        over,
        new WindowCopy.Function(
            over.getType(),
            SqlStdOperatorTable.NTH_VALUE,
            List.of(over.getOperands().get(0), first)),
        frame);
  }

  private static RexFieldCollation reversed(RexFieldCollation key) {
    boolean descending = key.getDirection() == RelFieldCollation.Direction.DESCENDING;
    boolean nullsFirst = key.getNullDirection() == RelFieldCollation.NullDirection.FIRST;
    ImmutableList.Builder<SqlKind> flags = ImmutableList.builder();
    if (!descending) {
      flags.add(SqlKind.DESCENDING);
    }
    flags.add(nullsFirst ? SqlKind.NULLS_LAST : SqlKind.NULLS_FIRST);
    return new RexFieldCollation(
        key.left, com.google.common.collect.ImmutableSet.copyOf(flags.build()));
  }

  private static RexWindowBound reversed(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return bound;
    }
    if (bound.isUnbounded()) {
      return bound.isPreceding()
          ? RexWindowBounds.UNBOUNDED_FOLLOWING
          : RexWindowBounds.UNBOUNDED_PRECEDING;
    }
    return bound.isPreceding()
        ? RexWindowBounds.following(bound.getOffset())
        : RexWindowBounds.preceding(bound.getOffset());
  }

  private RexNode approximately(RexNode number) {
    return builder.makeCast(builder.getTypeFactory().createSqlType(SqlTypeName.DOUBLE), number);
  }

  private RelDataType bigint() {
    return builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
  }
}
