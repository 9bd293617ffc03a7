package io.distribsilly.sql.query;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Removes what Calcite's planner trips over once sub-queries are joins: comparisons with NULL, and
 * variables that nothing refers to.
 */
final class NullComparisons extends ExpressionRewrite {
  private static final Set<SqlKind> STRICT =
      EnumSet.of(
          SqlKind.PLUS,
          SqlKind.MINUS,
          SqlKind.TIMES,
          SqlKind.DIVIDE,
          SqlKind.MOD,
          SqlKind.CHECKED_PLUS,
          SqlKind.CHECKED_MINUS,
          SqlKind.CHECKED_TIMES,
          SqlKind.CHECKED_DIVIDE,
          SqlKind.MINUS_PREFIX,
          SqlKind.NOT,
          SqlKind.CAST);

  static {
    STRICT.addAll(SqlKind.COMPARISON);
    STRICT.remove(SqlKind.IS_DISTINCT_FROM);
    STRICT.remove(SqlKind.IS_NOT_DISTINCT_FROM);
  }

  private final RexSimplify simplify;

  private NullComparisons(RexBuilder builder, RexExecutor executor) {
    super(builder);
    this.simplify = new RexSimplify(builder, RelOptPredicateList.EMPTY, executor);
  }

  /** Returns the same relational expression without such comparisons. */
  static RelNode in(RelNode root) {
    RexExecutor executor = root.getCluster().getPlanner().getExecutor();
    return new NullComparisons(
            root.getCluster().getRexBuilder(), executor == null ? RexUtil.EXECUTOR : executor)
        .rewrite(root);
  }

  /** Variables that were for sub-queries are left when these are gone. */
  @Override
  RelNode rewriteNode(RelNode node) {
    if (node instanceof LogicalProject project && !project.getVariablesSet().isEmpty()) {
      return LogicalProject.create(
          project.getInput(),
          project.getHints(),
          project.getProjects(),
          project.getRowType(),
          Set.of());
    }
    return node instanceof LogicalFilter filter ? simpler(filter) : node;
  }

  /** What is left of a condition after it was made simpler may compare with NULL again. */
  private RelNode simpler(LogicalFilter filter) {
    RexNode simple =
        simplify.simplifyUnknownAsFalse(
            simplify.simplifyUnknownAsFalse(filter.getCondition()).accept(this));
    return LogicalFilter.create(filter.getInput(), simple);
  }

  @Override
  public RexNode visitCall(RexCall original) {
    RexCall call = (RexCall) super.visitCall(original);
    boolean isNull =
        STRICT.contains(call.getKind())
            && call.getOperands().stream().anyMatch(RexLiteral::isNullLiteral);
    return isNull ? builder.makeNullLiteral(call.getType()) : call;
  }
}
