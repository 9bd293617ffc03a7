package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Sorts and compares UUIDs by their text, whose order is that of their bytes and so that of keys.
 * Java, and so Calcite, takes them for two signed numbers.
 */
final class UuidOrder extends ExpressionRewrite {
  private UuidOrder(RexBuilder builder) {
    super(builder);
  }

  /**
   * Returns the same query with the order of keys. If the query itself is sorted, so is what it
   * returns, by fields that follow those asked for.
   */
  static RelRoot in(RelRoot root) {
    UuidOrder order = new UuidOrder(root.rel.getCluster().getRexBuilder());
    if (root.rel instanceof LogicalSort sort && sortsUuids(sort)) {
      RelNode input = order.rewrite(sort.getInput());
      Sort sorted = order.byText(sort.copy(sort.getTraitSet(), List.of(input)));
      return root.withRel(sorted).withCollation(sorted.getCollation());
    }
    return root.withRel(order.rewrite(root.rel));
  }

  /** Returns the same relational expression, whose own order is none, with the order of keys. */
  static RelNode in(RelNode root) {
    return new UuidOrder(root.getCluster().getRexBuilder()).rewrite(root);
  }

  @Override
  RelNode rewriteNode(RelNode node) {
    if (node instanceof LogicalAggregate aggregate) {
      return UuidExtremes.in(aggregate);
    }
    if (node instanceof LogicalSort sort && sortsUuids(sort)) {
      RelDataType row = sort.getRowType();
      return project(byText(sort), builder.identityProjects(row), row.getFieldNames());
    }
    return node;
  }

  @Override
  public RexNode visitCall(RexCall original) {
    if (original.getKind() == SqlKind.SEARCH && isUuid(original.getOperands().get(0).getType())) {
      return RexUtil.expandSearch(builder, null, original).accept(this);
    }
    RexCall call = (RexCall) super.visitCall(original);
    return switch (call.getKind()) {
      case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          call.clone(call.getType(), call.getOperands().stream().map(this::orderable).toList());
      default -> call;
    };
  }

  @Override
  public RexNode visitOver(RexOver original) {
    RexOver over = (RexOver) super.visitOver(original);
    if (UuidExtremes.isExtreme(over.getAggOperator(), over.getType())) {
      return ValueFunctions.uuid(
          builder,
          WindowCopy.of(
              builder,
              over,
              over.getOperands().stream().map(this::orderable).toList(),
              this::orderable));
    }
    boolean sortsUuids =
        over.getWindow().orderKeys.stream().anyMatch(key -> isUuid(key.left.getType()));
    return sortsUuids ? WindowCopy.of(builder, over, over.getOperands(), this::orderable) : over;
  }

  /** Adds the texts as fields to sort by. */
  private Sort byText(Sort sort) {
    RelNode input = sort.getInput();
    List<RexNode> fields = new ArrayList<>(builder.identityProjects(input.getRowType()));
    List<RelFieldCollation> collations = new ArrayList<>();
    for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
      RexNode field = builder.makeInputRef(input, collation.getFieldIndex());
      if (isUuid(field.getType())) {
        collations.add(collation.withFieldIndex(fields.size()));
        fields.add(orderable(field));
      } else {
        collations.add(collation);
      }
    }
    return LogicalSort.create(
        project(input, fields, null), RelCollations.of(collations), sort.offset, sort.fetch);
  }

  private RelNode project(RelNode input, List<? extends RexNode> fields, List<String> names) {
    RelDataType row = RexUtil.createStructType(builder.getTypeFactory(), fields, names, null);
    return LogicalProject.create(input, List.of(), fields, row, Set.of());
  }

  private RexNode orderable(RexNode node) {
    return isUuid(node.getType()) ? ValueFunctions.uuidText(builder, node) : node;
  }

  private static boolean sortsUuids(Sort sort) {
    return sort.getCollation().getFieldCollations().stream()
        .anyMatch(
            collation ->
                isUuid(sort.getRowType().getFieldList().get(collation.getFieldIndex()).getType()));
  }

  private static boolean isUuid(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.UUID;
  }
}
