package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * UPDATE and DELETE of rows by all columns of an index.
 *
 * <ol>
 *   <li>The index leads to the keys of rows.
 *   <li>All of them are locked.
 *   <li>If another transaction has changed one of them since, READ_COMMITTED begins again, as a
 *       {@link QueryWritePlan} does.
 *   <li>The changes are made, all or none.
 *   <li>Commit, unless a transaction is open.
 * </ol>
 */
final class IndexChangePlan implements Plan {
  /** What a key takes besides its bytes, its lock and what is written included. */
  private static final long KEY_MEMORY = 512;

  private static final long MAX_MEMORY = Runtime.getRuntime().maxMemory() / 4;

  private final IndexCondition where;
  private final RowChanger changer;
  private final List<ParameterDescription> parameters;

  IndexChangePlan(IndexCondition where, RowChanger changer, List<ParameterDescription> parameters) {
    this.where = where;
    this.changer = changer;
    this.parameters = List.copyOf(parameters);
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
    Scope scope = Scope.withoutRow(values, context);
    return context.inTransaction(inside -> new Result.UpdateCount(write(inside, scope)));
  }

  private long write(ExecutionContext context, Scope scope) {
    Transaction transaction = context.transaction().orElseThrow();
    transaction.writeAs(where.table());
    context.checkCurrent(where.table());
    List<RowKey> keys = find(transaction, context, scope);
    transaction.lock(keys);
    while (transaction.isStale(keys)) {
      context.checkNotCanceled();
      transaction.refresh();
      keys = find(transaction, context, scope);
      transaction.lock(keys);
    }
    context.checkNotCanceled();
    return changer.apply(transaction, keys, scope, context.cancel());
  }

  private List<RowKey> find(Transaction transaction, ExecutionContext context, Scope scope) {
    List<RowKey> found = new ArrayList<>();
    long memory = 0;
    try (IndexedKeys keys = new IndexedKeys(where, scope, transaction, context.database())) {
      Optional<RowKey> key = keys.next();
      while (key.isPresent()) {
        context.checkNotCanceled();
        found.add(key.get());
        memory += KEY_MEMORY + key.get().key().length;
        refuseAboveLimit(memory, found.size());
        key = keys.next();
      }
    }
    return found;
  }

  private void refuseAboveLimit(long memory, int rows) {
    if (memory > MAX_MEMORY) {
      throw new EngineException(
          ErrorCode.LIMIT_EXCEEDED,
          "the statement changes too many rows of table \"%s\" at once (%,d and more); use several statements, or a larger heap"
              .formatted(where.table().label(), rows));
    }
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] values) {
    boolean known = values.length == parameters.size();
    return IndexSelectPlan.explanation(
        where, known ? Optional.of(Scope.withoutRow(values, context)) : Optional.empty());
  }
}
