package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.tools.RelBuilderFactory;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Turns the reading of a table, alone or below projections and filters, into {@link ShardScan}s of
 * fewer columns and fewer keys, one for each {@link AccessPath}. Filters stay above the scan and
 * check every row.
 */
final class ShardScanRule extends RelRule<ShardScanRule.Shape> {
  /** All shapes that are recognised. */
  static final List<ShardScanRule> ALL =
      List.of(
          rule("ShardScan", ShardScanRule::scan, ShardScanRule::all),
          rule(
              "ProjectShardScan",
              s -> s.operand(LogicalProject.class).oneInput(ShardScanRule::scan),
              ShardScanRule::project),
          rule(
              "FilterShardScan",
              s -> s.operand(LogicalFilter.class).oneInput(ShardScanRule::scan),
              ShardScanRule::filter),
          rule(
              "FilterProjectShardScan",
              s ->
                  s.operand(LogicalFilter.class)
                      .oneInput(
                          p ->
                              p.operand(LogicalProject.class)
                                  .predicate(ShardScanRule::isOfDistinctColumns)
                                  .oneInput(ShardScanRule::scan)),
              ShardScanRule::filterProject),
          rule(
              "ProjectFilterShardScan",
              s ->
                  s.operand(LogicalProject.class)
                      .oneInput(f -> f.operand(LogicalFilter.class).oneInput(ShardScanRule::scan)),
              ShardScanRule::projectFilter));

  private ShardScanRule(Shape shape) {
    super(shape);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    config.action().accept(call);
  }

  private static void all(RelOptRuleCall call) {
    LogicalTableScan scan = call.rel(0);
    paths(scan).forEach(path -> call.transformTo(shardScan(scan, allColumns(scan), path)));
  }

  private static void project(RelOptRuleCall call) {
    LogicalProject project = call.rel(0);
    LogicalTableScan scan = call.rel(1);
    if (isOfDistinctColumns(project)) {
      paths(scan).forEach(path -> call.transformTo(shardScan(scan, columnsOf(project), path)));
      return;
    }
    List<Integer> columns = used(project.getProjects(), scan);
    for (AccessPath path : paths(scan)) {
      if (!path.isAll() || columns.size() < scan.getRowType().getFieldCount()) {
        call.transformTo(above(project, columns, shardScan(scan, columns, path)));
      }
    }
  }

  private static void filter(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    LogicalTableScan scan = call.rel(1);
    filter(call, filter, scan, allColumns(scan));
  }

  private static void filter(
      RelOptRuleCall call, LogicalFilter filter, LogicalTableScan scan, List<Integer> columns) {
    for (AccessPath path : paths(scan, columns, filter.getCondition())) {
      if (!path.isAll()) {
        call.transformTo(shardScan(scan, columns, path).filtered(filter.getCondition()));
      }
    }
  }

  private static void filterProject(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    LogicalProject project = call.rel(1);
    LogicalTableScan scan = call.rel(2);
    filter(call, filter, scan, columnsOf(project));
  }

  private static void projectFilter(RelOptRuleCall call) {
    LogicalProject project = call.rel(0);
    LogicalFilter filter = call.rel(1);
    LogicalTableScan scan = call.rel(2);
    List<RexNode> expressions = new ArrayList<>(project.getProjects());
    expressions.add(filter.getCondition());
    List<Integer> columns = used(expressions, scan);
    RexNode condition = filter.getCondition().accept(renumbered(columns));
    for (AccessPath path : paths(scan, allColumns(scan), filter.getCondition())) {
      if (!path.isAll() || columns.size() < scan.getRowType().getFieldCount()) {
        ShardScan input = shardScan(scan, columns, path);
        call.transformTo(above(project, columns, input.filtered(condition)));
      }
    }
  }

  private static RelNode above(LogicalProject project, List<Integer> columns, RelNode input) {
    List<RexNode> expressions = renumbered(columns).apply(project.getProjects());
    return LogicalProject.create(
        input,
        project.getHints(),
        expressions,
        project.getRowType().getFieldNames(),
        project.getVariablesSet());
  }

  private static RexShuttle renumbered(List<Integer> columns) {
    return new RexShuttle() {
      @Override
      public RexNode visitInputRef(RexInputRef reference) {
        return new RexInputRef(columns.indexOf(reference.getIndex()), reference.getType());
      }
    };
  }

  private static List<AccessPath> paths(LogicalTableScan scan) {
    RexNode anything = scan.getCluster().getRexBuilder().makeLiteral(true);
    return paths(scan, allColumns(scan), anything);
  }

  private static List<AccessPath> paths(
      LogicalTableScan scan, List<Integer> columns, RexNode condition) {
    return new AccessPaths(
            scan.getTable().unwrapOrThrow(QueryTable.class), scan.getCluster().getRexBuilder())
        .of(columns, condition);
  }

  private static ShardScan shardScan(
      LogicalTableScan scan, List<Integer> columns, AccessPath path) {
    return ShardScan.create(scan.getCluster(), scan.getTable(), columns, path);
  }

  private static List<Integer> allColumns(LogicalTableScan scan) {
    return ImmutableBitSet.range(scan.getRowType().getFieldCount()).asList();
  }

  /** Returns the columns that expressions refer to; at least one, since every row has a value. */
  private static List<Integer> used(List<RexNode> expressions, LogicalTableScan scan) {
    ImmutableBitSet used = RelOptUtil.InputFinder.bits(expressions, null);
    if (!used.isEmpty()) {
      return used.asList();
    }
    List<Integer> key = scan.getTable().unwrapOrThrow(QueryTable.class).definition().primaryKey();
    return key.isEmpty() ? List.of(0) : key.subList(0, 1);
  }

  private static boolean isOfDistinctColumns(Project project) {
    return !project.getProjects().isEmpty()
        && project.getProjects().stream().allMatch(RexInputRef.class::isInstance)
        && new HashSet<>(columnsOf(project)).size() == project.getProjects().size();
  }

  private static List<Integer> columnsOf(Project project) {
    return project.getProjects().stream()
        .map(expression -> ((RexInputRef) expression).getIndex())
        .toList();
  }

  private static RelRule.Done scan(RelRule.OperandBuilder builder) {
    return builder
        .operand(LogicalTableScan.class)
        .predicate(scan -> scan.getTable().unwrap(QueryTable.class) != null)
        .noInputs();
  }

  private static ShardScanRule rule(
      String name, RelRule.OperandTransform operands, Consumer<RelOptRuleCall> action) {
    return new ShardScanRule(new Shape(name, operands, RelFactories.LOGICAL_BUILDER, action));
  }

  /** What a rule matches and does. */
  record Shape(
      String description,
      RelRule.OperandTransform operandSupplier,
      RelBuilderFactory relBuilderFactory,
      Consumer<RelOptRuleCall> action)
      implements RelRule.Config {
    @Override
    public ShardScanRule toRule() {
      return new ShardScanRule(this);
    }

    @Override
    public Shape withRelBuilderFactory(RelBuilderFactory factory) {
      return new Shape(description, operandSupplier, factory, action);
    }

    @Override
    public Shape withDescription(String newDescription) {
      return new Shape(newDescription, operandSupplier, relBuilderFactory, action);
    }

    @Override
    public Shape withOperandSupplier(RelRule.OperandTransform transform) {
      return new Shape(description, transform, relBuilderFactory, action);
    }
  }
}
