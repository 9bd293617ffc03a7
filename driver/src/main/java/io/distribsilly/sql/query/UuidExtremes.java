package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Finds the least and the greatest UUID by their texts. */
final class UuidExtremes {
  private UuidExtremes() {}

  /** Returns whether a function gives the least or the greatest of UUIDs. */
  static boolean isExtreme(SqlAggFunction function, RelDataType result) {
    SqlKind kind = function.getKind();
    return (kind == SqlKind.MIN || kind == SqlKind.MAX)
        && result.getSqlTypeName() == SqlTypeName.UUID;
  }

  /** Returns the same aggregation. */
  static RelNode in(LogicalAggregate aggregate) {
    RexBuilder builder = aggregate.getCluster().getRexBuilder();
    RelNode input = aggregate.getInput();
    List<RexNode> fields = new ArrayList<>(builder.identityProjects(input.getRowType()));
    List<AggregateCall> calls = new ArrayList<>();
    boolean changed = false;
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (isExtreme(call.getAggregation(), call.getType())) {
        RexNode text =
            ValueFunctions.uuidText(builder, builder.makeInputRef(input, call.getArgList().get(0)));
        calls.add(overText(builder, call, fields.size(), text.getType()));
        fields.add(text);
        changed = true;
      } else {
        calls.add(call);
      }
    }
    return changed ? asUuids(aggregate, project(input, fields, null), calls) : aggregate;
  }

  private static AggregateCall overText(
      RexBuilder builder, AggregateCall call, int field, RelDataType text) {
    RelDataType type =
        builder.getTypeFactory().createTypeWithNullability(text, call.getType().isNullable());
    return AggregateCall.create(
        call.getParserPosition(),
        call.getAggregation(),
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        List.of(field),
        call.filterArg,
        call.distinctKeys,
        call.collation,
        type,
        call.name);
  }

  private static RelNode asUuids(
      LogicalAggregate aggregate, RelNode input, List<AggregateCall> calls) {
    RexBuilder builder = aggregate.getCluster().getRexBuilder();
    RelNode texts =
        aggregate.copy(
            aggregate.getTraitSet(),
            input,
            aggregate.getGroupSet(),
            aggregate.getGroupSets(),
            calls);
    List<RexNode> results = new ArrayList<>(builder.identityProjects(texts.getRowType()));
    for (int i = 0; i < calls.size(); i++) {
      AggregateCall call = aggregate.getAggCallList().get(i);
      if (isExtreme(call.getAggregation(), call.getType())) {
        int field = aggregate.getGroupCount() + i;
        results.set(field, ValueFunctions.uuid(builder, results.get(field)));
      }
    }
    return project(texts, results, aggregate.getRowType().getFieldNames());
  }

  private static RelNode project(RelNode input, List<RexNode> fields, List<String> names) {
    RelDataType row =
        RexUtil.createStructType(input.getCluster().getTypeFactory(), fields, names, null);
    return LogicalProject.create(input, List.of(), fields, row, Set.of());
  }
}
