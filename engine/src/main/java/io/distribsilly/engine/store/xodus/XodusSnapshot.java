package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jetbrains.exodus.env.Transaction;

/** One root of the log, and read transactions that see it and pin the files below it. */
final class XodusSnapshot implements StoreSnapshot {
  private final XodusStore store;
  private final Rows rows;
  private final Readers readers;

  XodusSnapshot(XodusStore store, Rows rows, Transaction transaction) {
    this.store = store;
    this.rows = rows;
    this.readers = new Readers(transaction);
  }

  boolean isOf(XodusStore other) {
    return store == other;
  }

  /** Returns the end of the snapshot's root in the log: nothing it needs lies above. */
  long highAddress() {
    return read(readers.first(), readers.first()::getHighAddress);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return Optional.ofNullable(read(reader -> rows.get(reader, key)));
  }

  @Override
  public long count() {
    return read(rows::count);
  }

  private <T> T read(Function<Transaction, T> reading) {
    Transaction reader = take();
    try {
      return read(reader, () -> reading.apply(reader));
    } finally {
      giveBack(reader);
    }
  }

  @Override
  public StoreCursor scan(KeyRange range, Direction direction) {
    Transaction reader = take();
    try {
      return read(reader, () -> new XodusCursor(this, rows, reader, range, direction));
    } catch (RuntimeException e) {
      giveBack(reader);
      throw e;
    }
  }

  private Transaction take() {
    return read(readers.first(), readers::take);
  }

  void giveBack(Transaction reader) {
    readers.giveBack(reader);
  }

  /** Reads, and gives a failure its right name. */
  <T> T read(Transaction reader, Supplier<T> reading) {
    return store.read(reader, reading);
  }

  @Override
  public void close() {
    readers.close();
  }
}
