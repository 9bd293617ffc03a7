package io.distribsilly.sql.query;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlAggFunction;

/** Copies a window function, which Calcite does not let be cloned. */
final class WindowCopy {
  private WindowCopy() {}

  /** A function with its arguments. */
  record Function(RelDataType type, SqlAggFunction operator, List<RexNode> operands) {}

  /** The rows of a partition that a function sees. */
  record Frame(
      ImmutableList<RexFieldCollation> order,
      RexWindowBound lower,
      RexWindowBound upper,
      boolean rows) {}

  /**
   * Returns the same function of the same window.
   *
   * @param operands its new arguments
   * @param orderKey makes the new sort keys of the window
   */
  static RexNode of(
      RexBuilder builder,
      RexOver over,
      List<? extends RexNode> operands,
      UnaryOperator<RexNode> orderKey) {
    RexWindow window = over.getWindow();
    return of(
        builder,
        over,
        new Function(typeOf(over, operands), over.getAggOperator(), List.copyOf(operands)),
        new Frame(
            window.orderKeys.stream()
                .map(key -> new RexFieldCollation(orderKey.apply(key.left), key.right))
                .collect(ImmutableList.toImmutableList()),
            window.getLowerBound(),
            window.getUpperBound(),
            window.isRows()));
  }

  /** A function whose argument is of another type gives what its argument is. */
  private static RelDataType typeOf(RexOver over, List<? extends RexNode> operands) {
    boolean same =
        operands.isEmpty()
            || operands.get(0).getType().getSqlTypeName()
                == over.getOperands().get(0).getType().getSqlTypeName();
    return same ? over.getType() : operands.get(0).getType();
  }

  /** Returns another function of the same partitions. */
  static RexNode of(RexBuilder builder, RexOver over, Function function, Frame frame) {
    return builder.makeOver(
        over.getParserPosition(),
        function.type(),
        function.operator(),
        function.operands(),
        over.getWindow().partitionKeys,
        frame.order(),
        frame.lower(),
        frame.upper(),
        over.getWindow().getExclude(),
        frame.rows(),
        true,
        false,
        over.isDistinct(),
        over.ignoreNulls());
  }
}
