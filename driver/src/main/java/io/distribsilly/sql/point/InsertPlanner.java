package io.distribsilly.sql.point;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlInsertOverriding;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** Plans INSERT and UPSERT of rows that are spelt out. */
final class InsertPlanner {
  private final TableDefinition table;
  private final int[] targets;
  private final Parameters parameters = new Parameters();
  private final ExpressionCompiler compiler;
  private final DefaultValues defaults;
  private final IdentityRules identity;

  private InsertPlanner(TargetTable target, SqlInsert insert) {
    this.table = target.table();
    this.targets = targets(target, insert);
    this.identity = IdentityRules.of(table, insert);
    this.compiler = new ExpressionCompiler(RowNames.none(table), RowLayout.empty(), parameters);
    this.defaults = DefaultValues.of(target);
  }

  static Plan plan(SqlInsert insert, Namespace names) {
    TargetTable target = TargetTable.ofWrite(insert.getTargetTable(), Optional.empty(), names);
    InsertPlanner planner = new InsertPlanner(target, insert);
    if (!(insert.getSource() instanceof SqlCall source) || source.getKind() != SqlKind.VALUES) {
      throw PointErrors.unsupported(insert.getSource());
    }
    List<StoredValue[]> rows = source.getOperandList().stream().map(planner::row).toList();
    Optional<Conflict> conflict = ConflictPlanner.plan(insert, target, planner.parameters);
    if (conflict.filter(InsertPlanner::needsQuery).isPresent()) {
      throw PointErrors.unsupported(insert); // all keys have to be known at once here
    }
    return new InsertPlan(
        target.table(), insert.isUpsert(), conflict, rows, planner.parameters.all());
  }

  private static boolean needsQuery(Conflict conflict) {
    return conflict.changesKey() || (conflict.updates() && !conflict.isOnKey());
  }

  /** Returns the columns that get a value, in the order of the values. */
  static int[] targets(TargetTable target, SqlInsert insert) {
    SqlNodeList columnList = insert.getTargetColumnList();
    if (columnList == null && SqlInsertOverriding.hasDefaultsOnly(insert)) {
      return new int[0];
    }
    if (columnList == null) {
      return IntStream.range(0, target.table().columns().size()).toArray();
    }
    RowNames names = RowNames.of(target);
    List<Integer> targets = new ArrayList<>();
    for (SqlNode node : columnList) {
      int column = names.resolve((SqlIdentifier) node);
      if (targets.contains(column)) {
        throw PointErrors.at(
            node,
            ErrorCode.COLUMN_ALREADY_EXISTS,
            "column \"%s\" is given a value twice".formatted(names.column(column).name()));
      }
      targets.add(column);
    }
    return targets.stream().mapToInt(Integer::intValue).toArray();
  }

  private StoredValue[] row(SqlNode node) {
    List<SqlNode> values = ExpressionCompiler.elements(node);
    if (values.size() != targets.length) {
      throw PointErrors.at(
          node,
          ErrorCode.INVALID_STATEMENT,
          "%d values are given for %d columns of table \"%s\""
              .formatted(values.size(), targets.length, table.label()));
    }
    StoredValue[] row = new StoredValue[table.columns().size()];
    for (int i = 0; i < targets.length; i++) {
      row[targets[i]] = value(values.get(i), targets[i]);
    }
    for (int column = 0; column < row.length; column++) {
      if (row[column] == null) {
        row[column] = defaults.of(column);
      }
    }
    return row;
  }

  private StoredValue value(SqlNode node, int column) {
    if (node.getKind() == SqlKind.DEFAULT) {
      return defaults.of(column);
    }
    identity.check(node, column);
    ColumnDefinition definition = table.columns().get(column);
    Expression given = compiler.compileRaw(node, definition.type(), definition.nullable());
    return identity.isIgnored(column) ? defaults.of(column) : StoredValue.of(table, column, given);
  }
}
