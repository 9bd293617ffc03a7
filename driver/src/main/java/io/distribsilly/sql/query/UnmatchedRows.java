package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/**
 * Gives the right side of RIGHT and FULL joins a second column: the loop that joins them knows the
 * rows that it has not matched by their identity, and two rows of one column can be the same
 * object.
 */
final class UnmatchedRows {
  private UnmatchedRows() {}

  /** Returns the same plan, with such joins made safe. */
  static RelNode in(RelNode node) {
    List<RelNode> inputs = node.getInputs().stream().map(UnmatchedRows::in).toList();
    RelNode copy = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    return copy instanceof EnumerableNestedLoopJoin join
            && join.getJoinType().generatesNullsOnLeft()
            && join.getRight().getRowType().getFieldCount() == 1
        ? widened(join)
        : copy;
  }

  private static RelNode widened(EnumerableNestedLoopJoin join) {
    RexBuilder builder = join.getCluster().getRexBuilder();
    List<RexNode> fields = new ArrayList<>(builder.identityProjects(join.getRight().getRowType()));
    fields.add(builder.makeLiteral(true));
    RelNode right = EnumerableProject.create(join.getRight(), fields, row(join, fields, null));
    RelNode wide =
        join.copy(
            join.getTraitSet(),
            join.getCondition(),
            join.getLeft(),
            right,
            join.getJoinType(),
            false);
    int count = join.getRowType().getFieldCount();
    List<RexNode> narrow =
        new ArrayList<>(builder.identityProjects(wide.getRowType()).subList(0, count));
    return EnumerableProject.create(
        wide, narrow, row(join, narrow, join.getRowType().getFieldNames()));
  }

  private static RelDataType row(RelNode node, List<RexNode> fields, List<String> names) {
    return RexUtil.createStructType(
        node.getCluster().getTypeFactory(), fields, names, SqlValidatorUtil.F_SUGGESTER);
  }
}
