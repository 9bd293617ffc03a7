package io.distribsilly.sql.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Computes the grand total of ROLLUP, CUBE and GROUPING SETS by itself: of no rows there is one
 * too, and Calcite's code, which makes all groups in one go, gives none.
 */
final class EmptyGroups extends ExpressionRewrite {
  private EmptyGroups(RexBuilder builder) {
    super(builder);
  }

  /** Returns the same relational expression with such totals. */
  static RelNode in(RelNode root) {
    return new EmptyGroups(root.getCluster().getRexBuilder()).rewrite(root);
  }

  @Override
  RelNode rewriteNode(RelNode node) {
    return node instanceof Aggregate aggregate
            && aggregate.getGroupSets().size() > 1
            && aggregate.getGroupSets().contains(ImmutableBitSet.of())
        ? apart(aggregate)
        : node;
  }

  private RelNode apart(Aggregate aggregate) {
    List<RelNode> parts = new ArrayList<>();
    List<ImmutableBitSet> others = new ArrayList<>();
    for (ImmutableBitSet set : aggregate.getGroupSets()) {
      if (set.isEmpty()) {
        parts.add(total(aggregate));
      } else {
        others.add(set);
      }
    }
    parts.add(0, groups(aggregate, others));
    return LogicalUnion.create(parts, true);
  }

  private RelNode groups(Aggregate aggregate, List<ImmutableBitSet> sets) {
    RelNode groups =
        aggregate.copy(
            aggregate.getTraitSet(),
            aggregate.getInput(),
            aggregate.getGroupSet(),
            sets,
            aggregate.getAggCallList().stream()
                .map(
                    call ->
                        call.adaptTo(
                            aggregate.getInput(), call.getArgList(), call.filterArg, true, false))
                .toList());
    return typed(groups, builder.identityProjects(groups.getRowType()), aggregate.getRowType());
  }

  private RelNode total(Aggregate aggregate) {
    List<AggregateCall> calls =
        aggregate.getAggCallList().stream().filter(call -> !isGrouping(call)).toList();
    RelNode total =
        aggregate.copy(
            aggregate.getTraitSet(), aggregate.getInput(), ImmutableBitSet.of(), null, calls);
    List<RexNode> fields = new ArrayList<>();
    for (RelDataTypeField field :
        aggregate.getRowType().getFieldList().subList(0, aggregate.getGroupCount())) {
      fields.add(builder.makeNullLiteral(field.getType()));
    }
    int next = 0;
    for (AggregateCall call : aggregate.getAggCallList()) {
      fields.add(isGrouping(call) ? allGrouped(call) : builder.makeInputRef(total, next++));
    }
    return typed(total, fields, aggregate.getRowType());
  }

  private static boolean isGrouping(AggregateCall call) {
    SqlKind kind = call.getAggregation().getKind();
    return kind == SqlKind.GROUPING || kind == SqlKind.GROUPING_ID || kind == SqlKind.GROUP_ID;
  }

  /** One bit for each argument, since none of them is in the set; none for GROUP_ID. */
  private RexNode allGrouped(AggregateCall call) {
    return builder.makeExactLiteral(
        BigDecimal.valueOf((1L << call.getArgList().size()) - 1), call.getType());
  }

  private RelNode typed(RelNode input, List<? extends RexNode> fields, RelDataType row) {
    List<RexNode> typed = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      typed.add(builder.ensureType(row.getFieldList().get(i).getType(), fields.get(i), true));
    }
    return LogicalProject.create(input, List.of(), typed, row.getFieldNames(), Set.of());
  }
}
