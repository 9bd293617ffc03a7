package io.distribsilly.sql.plan;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.Isolation;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a plan executes in.
 *
 * @param database the database: its tables, shards and procedures; rows are read and written by the
 *     methods here
 * @param transaction the transaction that is open; if none is, the statement is one by itself
 * @param options how a transaction of its own runs
 * @param time the time of the statement, the same for every CURRENT_TIMESTAMP in it
 * @param sequences the values of sequences that the statement takes
 * @param written remembers what the statement writes, for whoever wants it back
 * @param cancel raised from another thread to stop the statement
 */
public record ExecutionContext(
    Database database,
    Optional<Transaction> transaction,
    TransactionOptions options,
    StatementTime time,
    SequenceValues sequences,
    WrittenRows written,
    CancelSignal cancel) {
  /** Returns a row as the statement sees it. */
  public Optional<byte[]> get(RowKey key) {
    return transaction.isPresent() ? transaction.get().get(key) : database.get(key);
  }

  /** Returns rows as the statement sees them, in the order of their keys. */
  public List<Optional<byte[]>> multiGet(List<RowKey> keys) {
    return transaction.isPresent() ? transaction.get().multiGet(keys) : database.multiGet(keys);
  }

  /**
   * Locks rows of a table and changes them, in the open transaction or in one of its own, which is
   * committed then.
   *
   * @param table as it is known to whoever changes the rows
   * @param changes makes the changes; if it throws, none of them is kept
   */
  public <T> T change(
      TableDefinition table, Collection<RowKey> keys, Function<Transaction, T> changes) {
    if (transaction.isPresent()) {
      return lockAndChange(transaction.get(), table, keys, changes);
    }
    // It reads no row before it has locked it, so it needs no snapshot to be one step.
    try (Transaction own = database.begin(options.withIsolation(Isolation.READ_COMMITTED))) {
      T result = lockAndChange(own, table, keys, changes);
      if (own.hasWrites()) {
        own.commit();
      }
      return result;
    }
  }

  /**
   * Does something in the open transaction, or in one of its own, which is committed then.
   *
   * @param work is given a context whose transaction is open; if it throws, no change is kept
   */
  public <T> T inTransaction(Function<ExecutionContext, T> work) {
    if (transaction.isPresent()) {
      cancel.wake(transaction.get());
      return work.apply(in(transaction.get(), options));
    }
    TransactionOptions own = options.withIsolation(Isolation.READ_COMMITTED);
    try (Transaction begun = database.begin(own)) {
      cancel.wake(begun);
      T result = work.apply(in(begun, own));
      if (begun.hasWrites()) {
        begun.commit();
      }
      return result;
    }
  }

  private ExecutionContext in(Transaction open, TransactionOptions itsOptions) {
    return new ExecutionContext(
        database, Optional.of(written.around(open)), itsOptions, time, sequences, written, cancel);
  }

  /**
   * Begins a transaction that only reads: its scans together see one moment.
   *
   * @return what the caller closes
   */
  public Transaction beginReading() {
    return database.begin(options.withReadOnly(true));
  }

  /**
   * Checks that a table is still as the plan knows it, after rows were read: then none of them was
   * written with a newer definition.
   *
   * @throws EngineException with SERIALIZATION_FAILURE or TABLE_NOT_FOUND if it is not
   */
  public void checkCurrent(TableDefinition table) {
    database.catalog().checkCurrent(table);
  }

  /**
   * Called now and then by everything that can run long.
   *
   * @throws EngineException with QUERY_CANCELED if the statement was canceled
   */
  public void checkNotCanceled() {
    cancel.check();
  }

  private <T> T lockAndChange(
      Transaction own,
      TableDefinition table,
      Collection<RowKey> keys,
      Function<Transaction, T> changes) {
    cancel.wake(own);
    Transaction open = written.around(own);
    open.writeAs(table);
    open.lock(keys);
    cancel.check();
    try {
      return changes.apply(open);
    } catch (EngineException e) {
      checkCurrent(table); // a row that was written with a newer definition may make no sense
      throw e;
    }
  }
}
