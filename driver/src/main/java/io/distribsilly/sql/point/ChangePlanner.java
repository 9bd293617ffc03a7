package io.distribsilly.sql.point;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUpdate;

/** Plans UPDATE and DELETE. */
final class ChangePlanner {
  private final TableDefinition table;
  private final Parameters parameters = new Parameters();
  private final ExpressionCompiler compiler;

  private ChangePlanner(TargetTable target) {
    this.table = target.table();
    this.compiler =
        new ExpressionCompiler(
            RowNames.of(target), RowLayout.whole(table.columns().size()), parameters);
  }

  static Plan plan(SqlUpdate update, Catalog catalog) {
    TargetTable target =
        TargetTable.ofWrite(
            update.getTargetTable(), Optional.ofNullable(update.getAlias()), catalog);
    ChangePlanner planner = new ChangePlanner(target);
    List<StoredValue> assignments = planner.assignments(update);
    return planner.plan(update, update.getCondition(), Optional.of(assignments));
  }

  static Plan plan(SqlDelete delete, Catalog catalog) {
    TargetTable target =
        TargetTable.ofWrite(
            delete.getTargetTable(), Optional.ofNullable(delete.getAlias()), catalog);
    return new ChangePlanner(target).plan(delete, delete.getCondition(), Optional.empty());
  }

  private Plan plan(SqlNode statement, SqlNode condition, Optional<List<StoredValue>> assignments) {
    KeyCondition where =
        KeyCondition.compile(compiler, condition)
            .orElseThrow(
                () ->
                    PointErrors.at(
                        statement,
                        ErrorCode.FEATURE_NOT_SUPPORTED,
                        "%s needs a WHERE that gives each column of the primary key (%s) by = or"
                                .formatted(statement.getKind(), keyColumns())
                            + " IN; select the keys first, and change their rows with a batch"));
    return new ChangePlan(table, where, assignments, parameters.all());
  }

  private List<StoredValue> assignments(SqlUpdate update) {
    List<StoredValue> assignments = new ArrayList<>();
    BitSet assigned = new BitSet();
    for (int i = 0; i < update.getTargetColumnList().size(); i++) {
      SqlIdentifier target = (SqlIdentifier) update.getTargetColumnList().get(i);
      int column = compiler.names().resolve(target);
      check(target, column, assigned);
      assigned.set(column);
      assignments.add(value(update.getSourceExpressionList().get(i), column));
    }
    return assignments;
  }

  private void check(SqlIdentifier target, int column, BitSet assigned) {
    String name = table.columns().get(column).name();
    if (assigned.get(column)) {
      throw PointErrors.at(
          target,
          ErrorCode.COLUMN_ALREADY_EXISTS,
          "column \"%s\" is given a value twice".formatted(name));
    }
    if (table.isKeyColumn(column)) {
      throw PointErrors.at(
          target,
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "column \"%s\" is part of the primary key, which cannot be changed; insert a new row and"
                  .formatted(name)
              + " delete this one");
    }
  }

  private StoredValue value(SqlNode node, int column) {
    ColumnDefinition definition = table.columns().get(column);
    return StoredValue.of(
        table, column, compiler.compileRaw(node, definition.type(), definition.nullable()));
  }

  private String keyColumns() {
    return table.keyColumns().stream()
        .map(ColumnDefinition::name)
        .collect(Collectors.joining(", "));
  }
}
