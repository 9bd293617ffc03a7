package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.index.TableIndexes;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.RowSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement that writes rows which a query finds or makes.
 *
 * <ol>
 *   <li>The query runs to its end; what is to be done with each row is computed.
 *   <li>All rows are locked.
 *   <li>If another transaction has changed one of them since the query saw it, READ_COMMITTED
 *       begins again, with what is committed now; the locks stay, so that nobody can be faster for
 *       ever. SNAPSHOT has failed with the lock already.
 *   <li>The changes are made, all or none.
 *   <li>Commit, unless a transaction is open.
 * </ol>
 */
final class QueryWritePlan implements Plan {
  /** Computes what to do with a row of the query. */
  @FunctionalInterface
  interface ChangeMaker {
    /**
     * @param scope has the row of the query
     * @param transaction reads what else is needed
     * @param before what is to be done already
     * @return empty if nothing is to be done
     */
    Optional<RowChange> change(Scope scope, Transaction transaction, RowChanges before);
  }

  /**
   * What a statement does.
   *
   * @param newKeys what becomes of a row that exists under a new key
   * @param leftOut the unique indexes that a new row is left out for, if its values are taken there
   * @param readsTarget whether the changes depend on the rows that are changed
   */
  record Action(
      TableDefinition table,
      RowChanges.NewKeys newKeys,
      List<IndexDefinition> leftOut,
      boolean readsTarget,
      ChangeMaker changeMaker) {
    Action(
        TableDefinition table,
        RowChanges.NewKeys newKeys,
        boolean readsTarget,
        ChangeMaker changeMaker) {
      this(table, newKeys, List.of(), readsTarget, changeMaker);
    }
  }

  private final Action action;
  private final Plan query;
  private final List<ParameterDescription> parameters;
  private final KeyCodec codec;
  private final TableIndexes indexes;

  QueryWritePlan(Action action, Plan query) {
    this(action, query, List.of());
  }

  /**
   * @param others the parameters behind those of the query
   */
  QueryWritePlan(Action action, Plan query, List<ParameterDescription> others) {
    this.action = action;
    this.query = query;
    this.parameters = Stream.concat(query.parameters().stream(), others.stream()).toList();
    this.codec = KeyCodec.of(action.table());
    this.indexes = TableIndexes.of(action.table());
  }

  @Override
  public Prepared.Kind kind() {
    return Prepared.Kind.UPDATE;
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of();
  }

  @Override
  public List<ParameterDescription> parameters() {
    return parameters;
  }

  @Override
  public Result execute(ExecutionContext context, Object[] values) {
    return context.inTransaction(inside -> new Result.UpdateCount(write(inside, values)));
  }

  private long write(ExecutionContext context, Object[] values) {
    Transaction transaction = context.transaction().orElseThrow();
    transaction.writeAs(action.table());
    RowChanges changes = read(context, transaction, values);
    while (!lock(transaction, changes.keys())) {
      context.checkNotCanceled();
      transaction.refresh();
      changes = read(context, transaction, values);
    }
    context.checkNotCanceled();
    return changes.apply(transaction);
  }

  /** Returns false if what was read of the rows is old. */
  private boolean lock(Transaction transaction, Collection<RowKey> keys) {
    transaction.lock(keys);
    return !action.readsTarget() || !transaction.isStale(keys);
  }

  private RowChanges read(ExecutionContext context, Transaction transaction, Object[] values) {
    RowChanges changes =
        new RowChanges(action.table(), codec, indexes, action.newKeys(), action.leftOut());
    Scope scope = Scope.withoutRow(values, context);
    int columns = query.columns().size();
    try (RowSource rows = ((Result.Rows) query.execute(context, values)).rows()) {
      while (rows.next()) {
        context.sequences().nextRow();
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = rows.value(i);
        }
        action
            .changeMaker()
            .change(scope.withRow(row), transaction, changes)
            .ifPresent(changes::add);
      }
    }
    return changes;
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] values) {
    List<String> lines = new ArrayList<>(query.explain(context, values).lines());
    lines.add(1, "writes: " + action.table().label());
    return new Explanation(lines);
  }
}
