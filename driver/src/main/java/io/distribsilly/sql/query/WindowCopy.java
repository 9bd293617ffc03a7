package io.distribsilly.sql.query;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;

/** Copies a window function, which Calcite does not let be cloned. */
final class WindowCopy {
  private WindowCopy() {}

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
    return builder.makeOver(
        over.getParserPosition(),
        over.getType(),
        over.getAggOperator(),
        List.copyOf(operands),
        window.partitionKeys,
        window.orderKeys.stream()
            .map(key -> new RexFieldCollation(orderKey.apply(key.left), key.right))
            .collect(ImmutableList.toImmutableList()),
        window.getLowerBound(),
        window.getUpperBound(),
        window.getExclude(),
        window.isRows(),
        true,
        false,
        over.isDistinct(),
        over.ignoreNulls());
  }
}
