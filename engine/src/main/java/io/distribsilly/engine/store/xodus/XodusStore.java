package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreDamage;
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jetbrains.exodus.env.Transaction;

/**
 * One Xodus environment. All writing is in exclusive transactions, one for each batch; reads are in
 * read transactions and wait for nobody.
 */
final class XodusStore implements Store {
  private final XodusLog log;
  private final Rows rows;
  private final Rows metadata;
  private final Cloner cloner;
  private final LongAdder writes = new LongAdder();
  private volatile boolean closed;

  XodusStore(XodusLog log, Cloner cloner) {
    this.log = log;
    this.cloner = cloner;
    this.rows = log.rows();
    this.metadata = log.metadata();
  }

  /** Returns the key of a name in the side table; the zero at its end makes it prefix-free. */
  private static byte[] metadataKey(String name) {
    return (name + '\0').getBytes(StandardCharsets.UTF_8);
  }

  XodusLog log() {
    return log;
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return readNow(rows, key);
  }

  @Override
  public Optional<byte[]> metadata(String name) {
    return readNow(metadata, metadataKey(name));
  }

  private Optional<byte[]> readNow(Rows from, byte[] key) {
    Transaction transaction = begin();
    try {
      return Optional.ofNullable(from.get(transaction, key));
    } catch (RuntimeException e) {
      throw readFailure(transaction, e);
    } finally {
      end(transaction);
    }
  }

  @Override
  public StoreSnapshot snapshot() {
    return new XodusSnapshot(this, rows, begin());
  }

  private Transaction begin() {
    return begin(log.environment()::beginReadonlyTransaction);
  }

  private Transaction begin(Supplier<Transaction> beginning) {
    try {
      return beginning.get();
    } catch (RuntimeException e) {
      throw closed ? closed(e) : stopped(e);
    }
  }

  /** Ends a read transaction, unless Xodus did so already. */
  static void end(Transaction transaction) {
    if (!transaction.isFinished()) {
      transaction.abort();
    }
  }

  /**
   * Reads in a transaction, and gives a failure its right name. A Xodus cursor would read on in a
   * transaction that is ended, and so no longer pins what it reads.
   */
  <T> T read(Transaction transaction, Supplier<T> reading) {
    if (transaction.isFinished() && !closed) {
      throw ended(null);
    }
    try {
      return reading.get();
    } catch (RuntimeException e) {
      throw readFailure(transaction, e);
    }
  }

  /** Damaged tree nodes make Xodus throw all kinds of exceptions, so all of them end up here. */
  private EngineException readFailure(Transaction transaction, RuntimeException failure) {
    if (closed) {
      return closed(failure);
    }
    if (transaction.isFinished()) {
      return ended(failure);
    }
    return Failures.unwrap(
        failure, ErrorCode.CORRUPTION, "the store in " + log.folder() + " cannot be read");
  }

  private EngineException ended(Throwable cause) {
    return new EngineException(
        ErrorCode.QUERY_CANCELED,
        "the read in "
            + log.folder()
            + " was ended: its snapshot is closed, or older than "
            + XodusLog.MAX_TRANSACTION_AGE.toHours()
            + " hours; read again, in shorter steps",
        cause);
  }

  private EngineException closed(Throwable cause) {
    return new EngineException(
        ErrorCode.OBJECT_CLOSED, "the store in " + log.folder() + " is closed", cause);
  }

  private EngineException stopped(RuntimeException failure) {
    String what = "the store in " + log.folder() + " stopped after a write that it could not undo";
    EngineException cause = Failures.unwrap(failure, ErrorCode.IO_ERROR, what);
    return new EngineException(
        cause.code(),
        what + ": " + cause.getMessage() + "; close the database and open it again",
        failure);
  }

  @Override
  public void write(StoreBatch batch) {
    batch.changes().forEach(XodusStore::requireWithinLimits);
    if (closed) {
      throw closed(null);
    }
    Transaction transaction = begin(log.environment()::beginExclusiveTransaction);
    try {
      apply(batch, transaction);
      commit(transaction);
    } catch (RuntimeException e) {
      throw Failures.unwrap(
          e, ErrorCode.INTERNAL_ERROR, "cannot write to the store in " + log.folder());
    } finally {
      end(transaction);
    }
    writes.increment();
    log.brake();
  }

  private void apply(StoreBatch batch, Transaction transaction) {
    for (StoreBatch.Change change : batch.changes()) {
      if (change instanceof StoreBatch.Put put) {
        rows.put(transaction, put.key(), put.value());
      } else {
        rows.delete(transaction, change.key());
      }
    }
    for (StoreBatch.PutMetadata entry : batch.metadata()) {
      byte[] name = metadataKey(entry.name());
      if (entry.value().length == 0) {
        metadata.delete(transaction, name);
      } else {
        metadata.put(transaction, name, entry.value());
      }
    }
  }

  private void commit(Transaction transaction) {
    if (!transaction.commit()) {
      throw new EngineException(
          ErrorCode.INTERNAL_ERROR,
          "an exclusive transaction in " + log.folder() + " met another writer");
    }
  }

  private static void requireWithinLimits(StoreBatch.Change change) {
    requireAtMost(MAX_KEY_BYTES, change.key().length, "key");
    if (change instanceof StoreBatch.Put put) {
      requireAtMost(MAX_VALUE_BYTES, put.value().length, "value");
    }
  }

  private static void requireAtMost(int limit, int length, String what) {
    if (length > limit) {
      throw new EngineException(
          ErrorCode.LIMIT_EXCEEDED,
          "a " + what + " of " + length + " bytes is too long; at most " + limit + " are stored");
    }
  }

  @Override
  public void sync() {
    if (closed) {
      throw closed(null);
    }
    log.sync();
  }

  @Override
  public long prepareCheckpoint() {
    if (closed) {
      throw closed(null);
    }
    try {
      return log.prepareCheckpoint();
    } catch (EngineException e) {
      throw e;
    } catch (RuntimeException e) {
      throw closed ? closed(e) : stopped(e);
    }
  }

  @Override
  public void completeCheckpoint() {
    if (closed) {
      throw closed(null);
    }
    log.completeCheckpoint();
  }

  @Override
  public CloneReport cloneTo(StoreSnapshot snapshot, Iterable<Path> folders) {
    if (!(snapshot instanceof XodusSnapshot own) || !own.isOf(this)) {
      throw new EngineException(
          ErrorCode.INTERNAL_ERROR, "a clone of " + log.folder() + " needs a snapshot of it");
    }
    long highAddress = own.highAddress();
    sync();
    return cloner.cloneTo(log.fileAddresses(), highAddress, folders);
  }

  @Override
  public void check(Consumer<StoreDamage> report, BiConsumer<byte[], byte[]> visitor) {
    Transaction transaction = begin();
    try {
      new StoreCheck(log, transaction, report).run(visitor);
    } finally {
      end(transaction);
    }
  }

  @Override
  public void compact() {
    if (closed) {
      throw closed(null);
    }
    log.compact();
  }

  @Override
  public StoreStatistics statistics() {
    Transaction transaction = begin();
    try {
      long entries = read(transaction, () -> rows.count(transaction));
      return new StoreStatistics(entries, log.files(), log.bytes(), writes.sum(), log.syncs());
    } finally {
      end(transaction);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      log.close();
    }
  }
}
