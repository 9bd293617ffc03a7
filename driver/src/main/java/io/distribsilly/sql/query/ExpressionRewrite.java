package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Rewrites the expressions of a whole relational expression, those of its sub-queries included. */
abstract class ExpressionRewrite extends RexShuttle {
  final RexBuilder builder;

  ExpressionRewrite(RexBuilder builder) {
    this.builder = builder;
  }

  /** Rewrites a node whose inputs and expressions are rewritten. */
  RelNode rewriteNode(RelNode node) {
    return node;
  }

  final RelNode rewrite(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      inputs.add(rewrite(input));
    }
    RelNode withInputs =
        inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    return rewriteNode(withInputs.accept(this));
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery original) {
    RexSubQuery subQuery = (RexSubQuery) super.visitSubQuery(original);
    RelNode rewritten = rewrite(subQuery.rel);
    return rewritten.equals(subQuery.rel) ? subQuery : subQuery.clone(rewritten);
  }
}
