package io.distribsilly.sql.point;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.index.TableIndexes;
import io.distribsilly.sql.plan.BatchPlan;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.BatchOutcome;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A statement that writes rows by their whole primary key.
 *
 * <ol>
 *   <li>Everything that needs no row is computed: the keys, and the rows of an INSERT.
 *   <li>All keys are locked, in one call for a whole batch.
 *   <li>Statement by statement: its rows are read and its changes made, all or none.
 *   <li>Commit, unless a transaction is open.
 * </ol>
 */
abstract sealed class WritePlan implements BatchPlan permits InsertPlan, ChangePlan {
  /** A statement whose keys are known. */
  interface Write {
    /** Returns the keys of the rows that it may read or write. */
    Collection<RowKey> keys();

    /**
     * Makes its changes.
     *
     * @param transaction has the keys locked; whoever called undoes what is written if it throws
     * @return how many rows it changed
     */
    long apply(Transaction transaction, CancelSignal cancel);
  }

  private final TableDefinition table;
  private final KeyCodec codec;
  private final TableIndexes indexes;
  private final List<ParameterDescription> parameters;

  WritePlan(TableDefinition table, KeyCodec codec, List<ParameterDescription> parameters) {
    this.table = table;
    this.codec = codec;
    this.indexes = TableIndexes.of(table);
    this.parameters = List.copyOf(parameters);
  }

  /** Computes what needs no row. */
  abstract Write bind(Scope scope);

  TableDefinition table() {
    return table;
  }

  /** Returns the indexes that every write keeps. */
  TableIndexes indexes() {
    return indexes;
  }

  KeyCodec codec() {
    return codec;
  }

  @Override
  public final Prepared.Kind kind() {
    return Prepared.Kind.UPDATE;
  }

  @Override
  public final List<ResultColumn> columns() {
    return List.of();
  }

  @Override
  public final List<ParameterDescription> parameters() {
    return parameters;
  }

  @Override
  public final Result execute(ExecutionContext context, Object[] values) {
    Write write = bind(Scope.withoutRow(values, context));
    if (write.keys().isEmpty()) {
      return new Result.UpdateCount(0);
    }
    return context.change(
        table,
        write.keys(),
        transaction -> new Result.UpdateCount(write.apply(transaction, context.cancel())));
  }

  @Override
  public final List<BatchOutcome> executeBatch(
      ExecutionContext context, List<Object[]> parameterRows) {
    List<Write> writes = new ArrayList<>(parameterRows.size());
    List<BatchOutcome> outcomes = new ArrayList<>(parameterRows.size());
    TreeSet<RowKey> keys = new TreeSet<>();
    for (Object[] values : parameterRows) {
      try {
        Write write = bind(Scope.withoutRow(values, context));
        keys.addAll(write.keys());
        writes.add(write);
        outcomes.add(null);
      } catch (EngineException e) {
        writes.add(null);
        outcomes.add(failed(e));
      }
    }
    context.checkNotCanceled();
    if (!keys.isEmpty()) {
      applyAll(context, keys, writes, outcomes);
    }
    outcomes.replaceAll(outcome -> outcome == null ? new BatchOutcome.Done(0) : outcome);
    return outcomes;
  }

  @Override
  public final Explanation explain(ExecutionContext context, Object[] values) {
    Database database = context.database();
    boolean known = values.length == parameters.size();
    Optional<Collection<RowKey>> keys =
        known ? Optional.of(bind(Scope.withoutRow(values, context)).keys()) : Optional.empty();
    return KeyExplanation.of(database, table, codec, keys);
  }

  private void applyAll(
      ExecutionContext context,
      Collection<RowKey> keys,
      List<Write> writes,
      List<BatchOutcome> outcomes) {
    context.change(
        table,
        keys,
        transaction -> {
          for (int i = 0; i < writes.size(); i++) {
            if (writes.get(i) != null) {
              outcomes.set(i, apply(writes.get(i), transaction, context.cancel()));
            }
          }
          return outcomes;
        });
  }

  private static BatchOutcome apply(Write write, Transaction transaction, CancelSignal cancel) {
    int before = transaction.savepoint();
    try {
      return new BatchOutcome.Done(write.apply(transaction, cancel));
    } catch (EngineException e) {
      transaction.rollbackTo(before);
      return failed(e);
    } finally {
      transaction.release(before);
    }
  }

  /** An entry fails alone if it is wrong; trouble below it is the whole batch's. */
  private static BatchOutcome failed(EngineException error) {
    if (error.code().fault() != ErrorCode.Fault.USER || error.code() == ErrorCode.QUERY_CANCELED) {
      throw error;
    }
    return new BatchOutcome.Failed(error);
  }
}
