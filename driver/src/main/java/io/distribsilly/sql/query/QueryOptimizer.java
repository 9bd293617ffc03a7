package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRules;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.DateRangeRules;
import org.apache.calcite.rel.rules.JoinPushThroughJoinRule;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.Programs;
import org.apache.calcite.tools.RelBuilder;

/** From a relational expression to one that runs, in seven steps. */
final class QueryOptimizer {
  /** With more joins than this they run in the order they are written in: there are too many. */
  private static final int MAX_REORDERED_JOINS = 4;

  private static final Set<RelOptRule> JOIN_ORDER_RULES =
      Set.of(CoreRules.JOIN_COMMUTE, JoinPushThroughJoinRule.LEFT, JoinPushThroughJoinRule.RIGHT);

  private static final List<RelOptRule> CONDITION_RULES =
      List.of(
          CoreRules.FILTER_INTO_JOIN,
          CoreRules.FILTER_MERGE,
          CoreRules.FILTER_PROJECT_TRANSPOSE,
          CoreRules.JOIN_CONDITION_PUSH);

  private static final HepProgram CALCULATIONS =
      HepProgram.builder().addRuleCollection(RelOptRules.CALC_RULES).build();

  private final RelOptPlanner planner;
  private final RelBuilder builder;
  private final boolean plain;

  /**
   * @param plain whether sub-queries stay loops and conditions where they are: what Calcite does
   *     with them fails now and then
   */
  QueryOptimizer(RelOptPlanner planner, RelBuilder builder, boolean plain) {
    this.planner = planner;
    this.builder = builder;
    this.plain = plain;
  }

  EnumerableRel optimize(RelRoot converted) {
    // 1. Expressions get our meaning before anything is folded.
    RelRoot root = UuidOrder.in(converted);
    RelNode honest = NarrowedCases.in(root.rel);
    RelNode compared = PaddedComparison.in(EmptyGroups.in(Distributions.in(honest)));
    RelNode checked = CheckedArithmetic.in(ConvertingCasts.in(compared));
    // 2. Sub-queries become joins, as far as that goes.
    RelNode joined =
        Programs.SUB_QUERY_PROGRAM.run(
            planner, checked, checked.getTraitSet(), List.of(), List.of());
    RelNode decorrelated = NullComparisons.in(decorrelated(UuidOrder.in(joined)));
    // 3. Conditions move towards the tables; what holds for one side of a join holds for the other.
    RelNode filtered = plain ? decorrelated : run(conditions(decorrelated), decorrelated);
    // 4. Columns that nobody needs are dropped at the leaves.
    RelNode trimmed = new RelFieldTrimmer(null, builder).trim(filtered);
    // 5. The cheapest plan is chosen.
    RelNode planned = cheapest(trimmed, root);
    // 6. Columns that were only sorted by are dropped; arithmetic that planning brought is checked.
    RelNode physical = CheckedArithmetic.in(projected(UnmatchedRows.in(planned), root));
    // 7. Neighbouring filters and projections become one.
    return (EnumerableRel) run(CALCULATIONS, physical);
  }

  /** What Calcite fails to decorrelate runs as it is: a loop inside a loop. */
  private RelNode decorrelated(RelNode query) {
    if (plain) {
      return query;
    }
    try {
      return TopDownGeneralDecorrelator.decorrelateQuery(query, builder);
    } catch (RuntimeException | AssertionError failure) {
      return query;
    }
  }

  /** What {@link Programs} makes of such a program would take no notice of a cancel. */
  private RelNode run(HepProgram program, RelNode input) {
    HepPlanner hep =
        new HepPlanner(program, planner.getContext(), true, null, RelOptCostImpl.FACTORY);
    hep.setRoot(input);
    return hep.findBestExp();
  }

  /** Transitive predicates are inferred once a join: of some joins they would never end. */
  private static HepProgram conditions(RelNode query) {
    return HepProgram.builder()
        .addRuleCollection(CONDITION_RULES)
        .addMatchLimit(Math.max(1, RelOptUtil.countJoins(query)))
        .addRuleInstance(CoreRules.JOIN_PUSH_TRANSITIVE_PREDICATES)
        .addMatchLimit(HepProgram.MATCH_UNTIL_FIXPOINT)
        .addRuleCollection(CONDITION_RULES)
        .build();
  }

  private RelNode cheapest(RelNode input, RelRoot root) {
    RelTraitSet wanted =
        input
            .getTraitSet()
            .replace(EnumerableConvention.INSTANCE)
            .replace(root.collation)
            .simplify();
    removeWrongRules(input);
    planner.setRoot(
        input.getTraitSet().equals(wanted) ? input : planner.changeTraits(input, wanted));
    return planner.findBestExp();
  }

  /**
   * Removes rules that make wrong plans: the code of a merge join by a BOOLEAN that cannot be NULL
   * does not compile; that of an outer join is taken to be sorted by both sides, of which one is
   * NULL in between; and a join with a total, which is a row even of no rows, is not a semi-join.
   */
  private void removeWrongRules(RelNode query) {
    if (any(query, QueryOptimizer::isOuterOrByBoolean)) {
      planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
    }
    if (any(query, node -> node instanceof Aggregate total && total.getGroupCount() == 0)) {
      planner.removeRule(CoreRules.PROJECT_TO_SEMI_JOIN);
      planner.removeRule(CoreRules.JOIN_TO_SEMI_JOIN);
    }
  }

  private static boolean any(RelNode node, Predicate<RelNode> condition) {
    return condition.test(node)
        || node.getInputs().stream().anyMatch(input -> any(input, condition));
  }

  private static boolean isOuterOrByBoolean(RelNode node) {
    return node instanceof Join join
        && (join.getJoinType().isOuterJoin()
            || join.analyzeCondition().leftKeys.stream()
                .map(join.getLeft().getRowType().getFieldList()::get)
                .anyMatch(field -> field.getType().getSqlTypeName() == SqlTypeName.BOOLEAN));
  }

  private static RelNode projected(RelNode input, RelRoot root) {
    if (root.isRefTrivial()) {
      return input;
    }
    RexBuilder rexBuilder = input.getCluster().getRexBuilder();
    List<RexNode> fields = new ArrayList<>();
    root.fields.forEach(field -> fields.add(rexBuilder.makeInputRef(input, field.getKey())));
    // Two columns of a result may have the same name, two fields of Calcite's rows may not.
    RelDataType row =
        RexUtil.createStructType(
            input.getCluster().getTypeFactory(),
            fields,
            root.validatedRowType.getFieldNames(),
            SqlValidatorUtil.F_SUGGESTER);
    return EnumerableProject.create(input, fields, row);
  }

  /** Gives a planner the rules for a query. */
  static void addRules(VolcanoPlanner planner, RelNode query) {
    RelOptUtil.registerDefaultRules(planner, false, false);
    planner.removeRule(DateRangeRules.FILTER_INSTANCE); // fails if a parameter is the date
    ShardScanRule.ALL.forEach(planner::addRule);
    if (RelOptUtil.countJoins(query) > MAX_REORDERED_JOINS) {
      JOIN_ORDER_RULES.forEach(planner::removeRule);
    }
  }
}
