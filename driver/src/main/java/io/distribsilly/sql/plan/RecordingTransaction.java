package io.distribsilly.sql.plan;

import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transaction that tells what one statement writes in it. */
final class RecordingTransaction implements Transaction {
  private final Transaction transaction;
  private final WrittenRows written;

  /** How many rows were written before each savepoint. */
  private final Map<Integer, Integer> sizes = new HashMap<>();

  RecordingTransaction(Transaction transaction, WrittenRows written) {
    this.transaction = transaction;
    this.written = written;
  }

  @Override
  public void writeAs(TableDefinition table) {
    written.begin(table);
    transaction.writeAs(table);
  }

  @Override
  public void put(RowKey key, byte[] row) {
    transaction.put(key, row);
    written.add(key, row);
  }

  @Override
  public void writeGuarded(RowKey guard, RowKey key, Optional<byte[]> row) {
    transaction.writeGuarded(guard, key, row);
  }

  @Override
  public void lock(Collection<RowKey> keys, Duration timeout) {
    transaction.lock(keys, timeout);
  }

  @Override
  public int savepoint() {
    int savepoint = transaction.savepoint();
    sizes.put(savepoint, written.size());
    return savepoint;
  }

  @Override
  public void rollbackTo(int savepoint) {
    transaction.rollbackTo(savepoint);
    written.cut(sizes.getOrDefault(savepoint, 0));
  }

  @Override
  public void rollbackStatement() {
    transaction.rollbackStatement();
    written.cut(0);
  }

  @Override
  public TransactionOptions options() {
    return transaction.options();
  }

  @Override
  public long sequence() {
    return transaction.sequence();
  }

  @Override
  public void beginStatement() {
    transaction.beginStatement();
  }

  @Override
  public Optional<byte[]> get(RowKey key) {
    return transaction.get(key);
  }

  @Override
  public List<Optional<byte[]>> multiGet(List<RowKey> keys) {
    return transaction.multiGet(keys);
  }

  @Override
  public RowCursor scan(int tableId, KeyRange range, Direction direction) {
    return transaction.scan(tableId, range, direction);
  }

  @Override
  public void lock(Collection<RowKey> keys) {
    transaction.lock(keys);
  }

  @Override
  public boolean isStale(Collection<RowKey> keys) {
    return transaction.isStale(keys);
  }

  @Override
  public void refresh() {
    transaction.refresh();
  }

  @Override
  public void delete(RowKey key) {
    transaction.delete(key);
  }

  @Override
  public void release(int savepoint) {
    transaction.release(savepoint);
  }

  @Override
  public boolean hasWrites() {
    return transaction.hasWrites();
  }

  @Override
  public void commit() {
    transaction.commit();
  }

  @Override
  public void close() {
    transaction.close();
  }

  @Override
  public void cancel() {
    transaction.cancel();
  }
}
