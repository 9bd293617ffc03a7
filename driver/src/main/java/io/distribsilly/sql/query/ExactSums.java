package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Lets sums and averages of BIGINT add up DECIMALs: their result is a DECIMAL because a BIGINT
 * could overflow, and Calcite's code cannot add one to the other.
 */
final class ExactSums {
  private ExactSums() {}

  /** Returns the same aggregation, over an input with such columns converted. */
  static RelNode in(Aggregate aggregate) {
    RelNode input = aggregate.getInput();
    RexBuilder builder = input.getCluster().getRexBuilder();
    List<RexNode> fields = new ArrayList<>(builder.identityProjects(input.getRowType()));
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (isSumOfBigint(call, input)) {
        calls.add(call.withArgList(List.of(fields.size())));
        fields.add(asDecimal(builder, builder.makeInputRef(input, call.getArgList().get(0))));
      } else {
        calls.add(call);
      }
    }
    return fields.size() == input.getRowType().getFieldCount()
        ? aggregate
        : aggregate.copy(
            aggregate.getTraitSet(),
            project(input, fields),
            aggregate.getGroupSet(),
            aggregate.getGroupSets(),
            calls);
  }

  /** Returns whether a function adds up its argument into a DECIMAL. */
  static boolean sums(SqlKind kind, RelDataType result) {
    return result.getSqlTypeName() == SqlTypeName.DECIMAL
        && switch (kind) {
          case SUM, SUM0, AVG -> true;
          default -> false;
        };
  }

  /** Converts an expression that is a BIGINT. */
  static RexNode asDecimal(RexBuilder builder, RexNode bigint) {
    if (bigint.getType().getSqlTypeName() != SqlTypeName.BIGINT) {
      return bigint;
    }
    RelDataTypeFactory factory = builder.getTypeFactory();
    RelDataType decimal =
        factory.createTypeWithNullability(
            factory.createSqlType(SqlTypeName.DECIMAL, bigint.getType().getPrecision(), 0),
            bigint.getType().isNullable());
    return builder.makeCast(decimal, bigint);
  }

  private static boolean isSumOfBigint(AggregateCall call, RelNode input) {
    return sums(call.getAggregation().getKind(), call.getType())
        && input
                .getRowType()
                .getFieldList()
                .get(call.getArgList().get(0))
                .getType()
                .getSqlTypeName()
            == SqlTypeName.BIGINT;
  }

  private static RelNode project(RelNode input, List<RexNode> fields) {
    RelDataType row =
        RexUtil.createStructType(input.getCluster().getTypeFactory(), fields, null, null);
    return input.getConvention() == EnumerableConvention.INSTANCE
        ? EnumerableProject.create(input, fields, row)
        : LogicalProject.create(input, List.of(), fields, row, Set.of());
  }
}
