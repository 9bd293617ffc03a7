package io.distribsilly.sql.point;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUpdate;

/** Plans UPDATE and DELETE. */
final class ChangePlanner {
  private final TableDefinition table;
  private final Parameters parameters = new Parameters();
  private final ExpressionCompiler compiler;
  private final DefaultValues defaults;

  private ChangePlanner(TargetTable target) {
    this.table = target.table();
    this.defaults = DefaultValues.of(target);
    this.compiler =
        new ExpressionCompiler(
            RowNames.of(target), RowLayout.whole(table.columns().size()), parameters);
  }

  static Plan plan(SqlUpdate update, Namespace names) {
    TargetTable target =
        TargetTable.ofWrite(update.getTargetTable(), Optional.ofNullable(update.getAlias()), names);
    ChangePlanner planner = new ChangePlanner(target);
    List<StoredValue> assignments = planner.assignments(update);
    return planner.plan(update, update.getCondition(), Optional.of(assignments));
  }

  static Plan plan(SqlDelete delete, Namespace names) {
    TargetTable target =
        TargetTable.ofWrite(delete.getTargetTable(), Optional.ofNullable(delete.getAlias()), names);
    return new ChangePlanner(target).plan(delete, delete.getCondition(), Optional.empty());
  }

  private Plan plan(SqlNode statement, SqlNode condition, Optional<List<StoredValue>> assignments) {
    Optional<KeyCondition> keys = KeyCondition.compile(compiler, condition);
    if (keys.isPresent()) {
      return new ChangePlan(table, keys.get(), assignments, parameters.all());
    }
    IndexCondition where =
        IndexCondition.compile(compiler, condition)
            .orElseThrow(() -> PointErrors.unsupported(statement));
    return new IndexChangePlan(
        where, new RowChanger(table, where::accepts, assignments), parameters.all());
  }

  private List<StoredValue> assignments(SqlUpdate update) {
    List<StoredValue> assignments = new ArrayList<>();
    int[] targets = targets(update, compiler.names());
    for (int i = 0; i < targets.length; i++) {
      if (table.isKeyColumn(targets[i])) {
        throw PointErrors.unsupported(update.getTargetColumnList().get(i));
      }
      assignments.add(value(update.getSourceExpressionList().get(i), targets[i]));
    }
    return assignments;
  }

  /**
   * Returns the columns that get a value, in the order of the values.
   *
   * @throws io.distribsilly.engine.EngineException with COLUMN_NOT_FOUND, COLUMN_ALREADY_EXISTS
   */
  static int[] targets(SqlUpdate update, RowNames names) {
    BitSet assigned = new BitSet();
    int[] targets = new int[update.getTargetColumnList().size()];
    for (int i = 0; i < targets.length; i++) {
      SqlIdentifier target = (SqlIdentifier) update.getTargetColumnList().get(i);
      targets[i] = names.resolve(target);
      if (assigned.get(targets[i])) {
        throw PointErrors.at(
            target,
            ErrorCode.COLUMN_ALREADY_EXISTS,
            "column \"%s\" is given a value twice".formatted(names.column(targets[i]).name()));
      }
      assigned.set(targets[i]);
    }
    return targets;
  }

  private StoredValue value(SqlNode node, int column) {
    if (node.getKind() == SqlKind.DEFAULT) {
      return defaults.of(column);
    }
    IdentityRules.of(table).check(node, column);
    ColumnDefinition definition = table.columns().get(column);
    return StoredValue.of(
        table, column, compiler.compileRaw(node, definition.type(), definition.nullable()));
  }
}
