package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.util.Optional;
import java.util.function.Supplier;
import jetbrains.exodus.env.Transaction;

/** A read transaction of Xodus: it sees one root of the log, and pins the files below it. */
final class XodusSnapshot implements StoreSnapshot {
  private final XodusStore store;
  private final Rows rows;
  private final Transaction transaction;

  XodusSnapshot(XodusStore store, Rows rows, Transaction transaction) {
    this.store = store;
    this.rows = rows;
    this.transaction = transaction;
  }

  boolean isOf(XodusStore other) {
    return store == other;
  }

  Transaction transaction() {
    return transaction;
  }

  /** Returns the end of the snapshot's root in the log: nothing it needs lies above. */
  long highAddress() {
    return read(transaction::getHighAddress);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return Optional.ofNullable(read(() -> rows.get(transaction, key)));
  }

  @Override
  public StoreCursor scan(KeyRange range, Direction direction) {
    return read(() -> new XodusCursor(this, rows, rows.openCursor(transaction), range, direction));
  }

  @Override
  public long count() {
    return read(() -> rows.count(transaction));
  }

  /** Reads, and gives a failure its right name. */
  <T> T read(Supplier<T> reading) {
    return store.read(transaction, reading);
  }

  @Override
  public void close() {
    XodusStore.end(transaction);
  }
}
