package io.distribsilly.sql.point;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlInsertOnConflict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUpdate;

/** Plans the ON CONFLICT of an INSERT. */
final class ConflictPlanner {
  private final TargetTable target;
  private final TableDefinition table;
  private final ExpressionCompiler compiler;
  private final DefaultValues defaults;

  private ConflictPlanner(TargetTable target, Parameters parameters) {
    this.target = target;
    this.table = target.table();
    this.compiler =
        new ExpressionCompiler(
            RowNames.ofConflict(target), RowLayout.whole(2 * table.columns().size()), parameters);
    this.defaults = DefaultValues.of(target);
  }

  /**
   * Returns the ON CONFLICT of a statement, if it has one.
   *
   * @param parameters the parameters in it are added here
   * @throws io.distribsilly.engine.EngineException with INVALID_STATEMENT if it is neither about
   *     the primary key nor a unique index, FEATURE_NOT_SUPPORTED if an expression cannot be
   *     computed from the two rows
   */
  static Optional<Conflict> plan(SqlInsert insert, TargetTable target, Parameters parameters) {
    return insert instanceof SqlInsertOnConflict conflict
        ? Optional.of(new ConflictPlanner(target, parameters).plan(conflict))
        : Optional.empty();
  }

  private Conflict plan(SqlInsertOnConflict insert) {
    if (insert.isUpsert()) {
      throw PointErrors.at(
          insert,
          ErrorCode.INVALID_STATEMENT,
          "UPSERT has no conflicts; write INSERT ... ON CONFLICT, or leave ON CONFLICT out");
    }
    Optional<IndexDefinition> target = insert.keyColumns().flatMap(this::index);
    boolean anyConflict = insert.keyColumns().isEmpty() && insert.update().isEmpty();
    Optional<SqlNode> where = insert.update().map(SqlUpdate::getCondition);
    return new Conflict(
        table,
        target.isEmpty(),
        anyConflict ? uniqueIndexes() : target.stream().toList(),
        insert.update().map(this::assignments),
        where.map(compiler::compileCondition));
  }

  private List<IndexDefinition> uniqueIndexes() {
    return table.indexes().stream().filter(IndexDefinition::unique).toList();
  }

  /** Returns the unique index that columns are those of; empty if they are the primary key. */
  private Optional<IndexDefinition> index(SqlNodeList columns) {
    RowNames names = RowNames.of(target);
    Set<Integer> named =
        columns.stream()
            .map(column -> names.resolve((SqlIdentifier) column))
            .collect(Collectors.toSet());
    if (named.equals(Set.copyOf(table.primaryKey()))) {
      return Optional.empty();
    }
    Optional<IndexDefinition> found =
        uniqueIndexes().stream()
            .filter(IndexDefinition::isReady)
            .filter(index -> named.equals(positions(index)))
            .findFirst();
    if (found.isEmpty()) {
      throw PointErrors.at(
          columns,
          ErrorCode.INVALID_STATEMENT,
          "ON CONFLICT names other columns than the primary key or a unique index of table \"%s\"; write ON CONFLICT (%s)"
              .formatted(
                  table.label(),
                  table.keyColumns().stream()
                      .map(ColumnDefinition::name)
                      .collect(Collectors.joining(", "))));
    }
    return found;
  }

  private Set<Integer> positions(IndexDefinition index) {
    return Arrays.stream(table.positions(index)).boxed().collect(Collectors.toSet());
  }

  private List<StoredValue> assignments(SqlUpdate update) {
    int[] targets = ChangePlanner.targets(update, RowNames.of(target));
    List<StoredValue> assignments = new ArrayList<>();
    for (int i = 0; i < targets.length; i++) {
      assignments.add(value(update.getSourceExpressionList().get(i), targets[i]));
    }
    return assignments;
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
