package io.distribsilly.engine.txn;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.Isolation;
import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.shard.DatabaseView;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.txn.WriteBuffer.OwnRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A transaction over what is committed: row locks from the first write of a row to the end, a
 * buffer for the writes, a view for the reads.
 *
 * <p>The view is taken when it is first needed: a statement that reads the rows it has locked, and
 * no others, takes none. That makes no difference to what is seen. READ_COMMITTED reads locked rows
 * as they are now. And so may SNAPSHOT as long as it has no view: a row that is locked stays as it
 * is until the view is taken.
 *
 * <p>Every method but {@link #cancel} holds the monitor, also for its cursors, so that the database
 * can end a transaction which another thread uses.
 */
public final class BufferedTransaction implements Transaction {
  private final CommittedRows rows;
  private final RowLocks rowLocks;
  private final TransactionOptions options;
  private final Consumer<? super BufferedTransaction> onEnd;
  private final LockOwner owner = new LockOwner();
  private final WriteBuffer writes = new WriteBuffer(WriteBuffer.Limits.DEFAULT);
  private final WrittenTables written = new WrittenTables();
  private final TransactionCursors cursors = new TransactionCursors(this);
  private final List<Long> savepoints = new ArrayList<>();
  private Optional<SharedView> view = Optional.empty();

  /** Where the statement's writes begin. */
  private long statement;

  private int savepointsBeforeStatement;
  private boolean ended;

  /** Set before the monitor is asked for, so that no call begins to wait any more. */
  private volatile boolean closing;

  /**
   * @param rows what is committed
   * @param onEnd told once, when the transaction has ended and given back everything
   */
  public BufferedTransaction(
      CommittedRows rows,
      RowLocks rowLocks,
      TransactionOptions options,
      Consumer<? super BufferedTransaction> onEnd) {
    this.rows = rows;
    this.rowLocks = rowLocks;
    this.options = options;
    this.onEnd = onEnd;
  }

  @Override
  public TransactionOptions options() {
    return options;
  }

  @Override
  public synchronized void beginStatement() {
    owner.canceled = false;
    checkUsable(); // after that: a close that comes later cancels again
    savepointsBeforeStatement = savepoints.size();
    statement = savepoints.isEmpty() ? writes.onlyMark() : writes.mark();
    if (options.isolation() == Isolation.READ_COMMITTED) {
      letGoOfView();
    }
  }

  @Override
  public synchronized void rollbackStatement() {
    if (!ended) {
      writes.undoTo(statement);
      forgetSavepoints(savepointsBeforeStatement);
    }
  }

  @Override
  public synchronized Optional<byte[]> get(RowKey key) {
    checkUsable();
    return read(key);
  }

  @Override
  public synchronized List<Optional<byte[]>> multiGet(List<RowKey> keys) {
    checkUsable();
    return keys.stream().map(this::read).toList();
  }

  @Override
  public synchronized RowCursor scan(int tableId, KeyRange range, Direction direction) {
    checkUsable();
    List<OwnRow> own = writes.rows(tableId, range, direction);
    RowCursor committed = view().scan(tableId, range, direction);
    RowCursor merged = own.isEmpty() ? committed : new OverlayCursor(committed, own, direction);
    return cursors.add(merged, view.orElseThrow().share());
  }

  @Override
  public synchronized void lock(Collection<RowKey> keys, Duration timeout) {
    checkUsable();
    refuseIfReadOnly();
    List<RowKey> taken = rowLocks.lock(owner, keys, timeout);
    if (options.isolation() == Isolation.SNAPSHOT && view.isPresent()) {
      try {
        taken.forEach(this::refuseIfChanged);
      } catch (RuntimeException e) {
        rowLocks.unlock(owner, taken);
        throw e;
      }
    }
  }

  @Override
  public synchronized boolean isStale(Collection<RowKey> keys) {
    checkUsable();
    return view.isPresent() && keys.stream().anyMatch(key -> rows.changedSince(key, view()));
  }

  @Override
  public synchronized void refresh() {
    checkUsable();
    if (options.isolation() == Isolation.READ_COMMITTED) {
      letGoOfView();
    }
  }

  @Override
  public synchronized void writeAs(TableDefinition table) {
    checkUsable();
    written.add(table);
  }

  @Override
  public void put(RowKey key, byte[] row) {
    write(key, Optional.of(row));
  }

  @Override
  public void delete(RowKey key) {
    write(key, Optional.empty());
  }

  @Override
  public synchronized int savepoint() {
    checkUsable();
    savepoints.add(writes.mark());
    return savepoints.size() - 1;
  }

  @Override
  public synchronized void rollbackTo(int savepoint) {
    checkUsable();
    checkSavepoint(savepoint);
    long mark = savepoints.get(savepoint);
    writes.undoTo(mark);
    statement = Math.min(statement, mark);
    forgetSavepoints(savepoint + 1);
  }

  @Override
  public synchronized void release(int savepoint) {
    checkUsable();
    checkSavepoint(savepoint);
    forgetSavepoints(savepoint);
  }

  @Override
  public synchronized boolean hasWrites() {
    return !writes.isEmpty();
  }

  @Override
  public synchronized void commit() {
    checkUsable();
    try {
      stopReading(); // a commit may wait for memory that the view keeps from being freed
      if (hasWrites()) {
        rows.commit(writes.all(), written.all(), options.durability());
      }
    } finally {
      end();
    }
  }

  @Override
  public void close() {
    closing = true;
    cancel();
    end();
  }

  @Override
  public void cancel() {
    rowLocks.cancel(owner);
  }

  /** Returns whether it waits for a lock right now. From any thread. */
  public boolean isWaiting() {
    return rowLocks.isWaiting(owner);
  }

  @Override
  public synchronized long sequence() {
    checkUsable();
    return view().sequence();
  }

  private void write(RowKey key, Optional<byte[]> row) {
    writeGuarded(key, key, row);
  }

  @Override
  public synchronized void writeGuarded(RowKey guard, RowKey key, Optional<byte[]> row) {
    checkUsable();
    refuseIfReadOnly();
    if (!owner.holds(guard)) {
      throw new IllegalStateException("a row is locked before it is written");
    }
    writes.write(key, row);
  }

  private Optional<byte[]> read(RowKey key) {
    return writes.get(key).orElseGet(() -> readCommitted(key));
  }

  private Optional<byte[]> readCommitted(RowKey key) {
    boolean newest =
        owner.holds(key) && (options.isolation() == Isolation.READ_COMMITTED || view.isEmpty());
    return newest ? rows.get(key) : view().get(key);
  }

  private DatabaseView view() {
    if (view.isEmpty()) {
      view = Optional.of(new SharedView(rows.view()));
    }
    return view.get().view();
  }

  private void letGoOfView() {
    Optional<SharedView> old = view;
    view = Optional.empty();
    old.ifPresent(SharedView::letGo);
  }

  private void refuseIfChanged(RowKey key) {
    if (rows.changedSince(key, view())) {
      throw new EngineException(
          ErrorCode.SERIALIZATION_FAILURE,
          ("%s was changed by another transaction since the snapshot of this one;"
                  + " roll this transaction back and run it again")
              .formatted(rowLocks.name(key)));
    }
  }

  private void refuseIfReadOnly() {
    if (options.readOnly()) {
      throw new EngineException(
          ErrorCode.READ_ONLY, "the transaction is read-only; it cannot lock or write rows");
    }
  }

  private void checkSavepoint(int savepoint) {
    if (savepoint < 0 || savepoint >= savepoints.size()) {
      throw new EngineException(
          ErrorCode.INVALID_TRANSACTION_STATE,
          "the savepoint is not valid: it was released, or undone by an earlier one");
    }
  }

  private void forgetSavepoints(int from) {
    savepoints.subList(Math.min(from, savepoints.size()), savepoints.size()).clear();
    savepointsBeforeStatement = Math.min(savepointsBeforeStatement, savepoints.size());
  }

  private void checkUsable() {
    if (ended || closing) {
      throw new EngineException(
          ErrorCode.INVALID_TRANSACTION_STATE,
          "the transaction has ended, or its database was closed; begin another one");
    }
  }

  private void stopReading() {
    try {
      cursors.closeAll();
    } finally {
      letGoOfView();
    }
  }

  private synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      stopReading();
    } finally {
      writes.clear();
      rowLocks.unlockAll(owner);
      onEnd.accept(this);
    }
  }
}
