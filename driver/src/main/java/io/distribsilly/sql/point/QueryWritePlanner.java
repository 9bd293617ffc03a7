package io.distribsilly.sql.point;

import static io.distribsilly.sql.point.RowChanges.NewKeys.LEFT_OUT;
import static io.distribsilly.sql.point.RowChanges.NewKeys.REFUSED;
import static io.distribsilly.sql.point.RowChanges.NewKeys.REPLACING;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.QueryPlanning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlMerge;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUpdate;

/** Plans statements that write rows which a query finds or makes. */
final class QueryWritePlanner {
  private final TargetTable target;
  private final TableDefinition table;
  private final StoredRows rows;
  private final RowSelection selection;
  private final QueryPlanning queries;

  private QueryWritePlanner(TargetTable target, QueryPlanning queries) {
    this.target = target;
    this.table = target.table();
    this.rows = new StoredRows(table);
    this.selection = new RowSelection(target);
    this.queries = queries;
  }

  static Plan insert(SqlInsert insert, Namespace names, QueryPlanning queries) {
    TargetTable target = TargetTable.ofWrite(insert.getTargetTable(), Optional.empty(), names);
    return new QueryWritePlanner(target, queries).insert(insert);
  }

  private Plan insert(SqlInsert insert) {
    int[] targets = InsertPlanner.targets(target, insert);
    IdentityRules identity = IdentityRules.of(table, insert);
    identity.checkSource(insert.getSource(), targets);
    SqlNode source = selection.source(insert.getSource(), targets);
    Plan query = queries.plan(source, selection.parameterTypes());
    if (query.columns().size() != targets.length) {
      throw PointErrors.at(
          insert.getSource(),
          ErrorCode.INVALID_STATEMENT,
          "%d values are given for %d columns of table \"%s\""
              .formatted(query.columns().size(), targets.length, table.label()));
    }
    List<StoredValue> values = completed(assigned(targets, 0, identity));
    Parameters others = new Parameters();
    QueryWritePlan.Action action =
        ConflictPlanner.plan(insert, target, others)
            .map(conflict -> insertion(values, conflict))
            .orElseGet(() -> insertion(values, insert.isUpsert() ? REPLACING : REFUSED));
    return new QueryWritePlan(action, query, others.all());
  }

  private QueryWritePlan.Action insertion(List<StoredValue> values, RowChanges.NewKeys newKeys) {
    return new QueryWritePlan.Action(
        table,
        newKeys,
        false,
        (scope, transaction, before) -> Optional.of(rows.inserted(values, scope)));
  }

  private QueryWritePlan.Action insertion(List<StoredValue> values, Conflict conflict) {
    if (!conflict.updates()) {
      return new QueryWritePlan.Action(
          table,
          conflict.isOnKey() ? LEFT_OUT : REFUSED,
          conflict.indexes(),
          false,
          (scope, transaction, before) -> Optional.of(rows.inserted(values, scope)));
    }
    return new QueryWritePlan.Action(
        table,
        REFUSED,
        true,
        (scope, transaction, before) ->
            rows.insertedOr(conflict, rows.inserted(values, scope), scope, transaction, before));
  }

  static Plan update(SqlUpdate update, Namespace names, QueryPlanning queries) {
    TargetTable target =
        TargetTable.ofWrite(update.getTargetTable(), Optional.ofNullable(update.getAlias()), names);
    return new QueryWritePlanner(target, queries).update(update);
  }

  private Plan update(SqlUpdate update) {
    int[] targets = assignable(update);
    selection.addKey(qualifier());
    List<StoredValue> values = assigned(targets, selection.size());
    selection.addAll(update.getSourceExpressionList(), targets);
    SqlNode query = selection.select(update, from(update.getTargetTable()), update.getCondition());
    return new QueryWritePlan(
        new QueryWritePlan.Action(
            table,
            REFUSED,
            true,
            (scope, transaction, before) ->
                Optional.of(rows.updated(rows.found(scope.row()), values, scope, transaction))),
        queries.plan(query, selection.parameterTypes()));
  }

  static Plan delete(SqlDelete delete, Namespace names, QueryPlanning queries) {
    TargetTable target =
        TargetTable.ofWrite(delete.getTargetTable(), Optional.ofNullable(delete.getAlias()), names);
    return new QueryWritePlanner(target, queries).delete(delete);
  }

  private Plan delete(SqlDelete delete) {
    selection.addKey(qualifier());
    SqlNode query = selection.select(delete, from(delete.getTargetTable()), delete.getCondition());
    return new QueryWritePlan(
        new QueryWritePlan.Action(
            table,
            REFUSED,
            true,
            (scope, transaction, before) -> Optional.of(RowChange.delete(rows.found(scope.row())))),
        queries.plan(query, selection.parameterTypes()));
  }

  static Plan merge(SqlMerge merge, Namespace names, QueryPlanning queries) {
    TargetTable target =
        TargetTable.ofWrite(merge.getTargetTable(), Optional.ofNullable(merge.getAlias()), names);
    return new QueryWritePlanner(target, queries).merge(merge);
  }

  private Plan merge(SqlMerge merge) {
    selection.addKey(qualifier());
    Optional<List<StoredValue>> updated =
        Optional.ofNullable(merge.getUpdateCall()).map(this::merged);
    Optional<List<StoredValue>> inserted =
        Optional.ofNullable(merge.getInsertCall()).map(this::merged);
    SqlNode from =
        selection.leftJoin(
            merge.getSourceTableRef(), from(merge.getTargetTable()), merge.getCondition());
    return new QueryWritePlan(
        new QueryWritePlan.Action(
            table,
            REFUSED,
            true,
            (scope, transaction, before) -> {
              boolean matched = scope.row()[0] != null; // a column of the key
              if (!matched) {
                return inserted.map(values -> rows.inserted(values, scope));
              }
              RowKey key = rows.found(scope.row());
              return updated.map(values -> rows.updated(key, values, scope, transaction));
            }),
        queries.plan(selection.select(merge, from, null), selection.parameterTypes()));
  }

  private List<StoredValue> merged(SqlUpdate update) {
    int[] targets = assignable(update);
    List<StoredValue> values = assigned(targets, selection.size());
    selection.addAll(update.getSourceExpressionList(), targets);
    return values;
  }

  private List<StoredValue> merged(SqlInsert insert) {
    int[] targets = InsertPlanner.targets(target, insert);
    IdentityRules.of(table, insert).checkSource(insert.getSource(), targets);
    List<StoredValue> values = completed(assigned(targets, selection.size()));
    selection.addAll(selection.onlyRow(insert.getSource(), targets.length), targets);
    return values;
  }

  /** Returns the columns that an UPDATE sets, which are such that can be set. */
  private int[] assignable(SqlUpdate update) {
    int[] targets = ChangePlanner.targets(update, RowNames.of(target));
    for (int i = 0; i < targets.length; i++) {
      IdentityRules.of(table).check(update.getSourceExpressionList().get(i), targets[i]);
    }
    return targets;
  }

  /** As below, without the columns that count whatever they are given. */
  private List<StoredValue> assigned(int[] targets, int firstSlot, IdentityRules identity) {
    return assigned(targets, firstSlot).stream()
        .filter(value -> !identity.isIgnored(value.column()))
        .toList();
  }

  /** Returns what becomes of the values of the query that begin at a slot. */
  private List<StoredValue> assigned(int[] targets, int firstSlot) {
    List<StoredValue> values = new ArrayList<>();
    for (int i = 0; i < targets.length; i++) {
      values.add(StoredValue.of(table, targets[i], Expression.slot(firstSlot + i)));
    }
    return values;
  }

  /** Returns values with the defaults of all other columns. */
  private List<StoredValue> completed(List<StoredValue> assigned) {
    List<StoredValue> values = new ArrayList<>(assigned);
    DefaultValues defaults = DefaultValues.of(target);
    for (int column = 0; column < table.columns().size(); column++) {
      int wanted = column;
      if (values.stream().noneMatch(value -> value.column() == wanted)) {
        values.add(defaults.of(column));
      }
    }
    return List.copyOf(values);
  }

  private String qualifier() {
    return target.alias().orElse(table.name());
  }

  private SqlNode from(SqlNode name) {
    if (table.hasRowKey()) {
      List<String> keyed = List.of(QueryPlanning.keyedSchema(table.schema()), table.name());
      SqlIdentifier place = new SqlIdentifier(keyed, name.getParserPosition());
      return selection.aliased(place, qualifier());
    }
    return target.alias().isEmpty()
        ? name
        : selection.aliased((SqlIdentifier) name, target.alias().get());
  }
}
