package io.distribsilly.engine.txn;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.RowWrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A transaction that locks all its rows at once and buffers its writes. Not thread-safe. */
public final class LockingTransaction implements Transaction {
  private final Router<?> router;
  private final RowLocks rowLocks;
  private final Durability durability;

  /** The new state of each row that is written: the row, or empty for a deleted one. */
  private final Map<RowKey, Optional<byte[]>> writes = new LinkedHashMap<>();

  private final Set<RowKey> locked = new HashSet<>();
  private List<ReentrantLock> locks = List.of();
  private boolean ended;

  public LockingTransaction(Router<?> router, RowLocks rowLocks, Durability durability) {
    this.router = router;
    this.rowLocks = rowLocks;
    this.durability = durability;
  }

  @Override
  public void lock(Collection<RowKey> keys) {
    checkNotEnded();
    if (!locked.isEmpty()) {
      throw new IllegalStateException("a transaction locks its rows in one call");
    }
    locked.addAll(keys);
    locks = rowLocks.lock(locked);
  }

  @Override
  public Optional<byte[]> get(RowKey key) {
    checkNotEnded();
    Optional<byte[]> own = writes.get(key);
    return own != null ? own : router.get(key);
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
  public void commit() {
    checkNotEnded();
    try {
      List<RowWrite> rows = new ArrayList<>(writes.size());
      writes.forEach((key, row) -> rows.add(RowWrite.of(key, row)));
      router.commit(rows, durability);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      rowLocks.unlock(locks);
    }
  }

  private void write(RowKey key, Optional<byte[]> row) {
    checkNotEnded();
    if (!locked.contains(key)) {
      throw new IllegalStateException("a row is locked before it is written");
    }
    writes.put(key, row);
  }

  private void checkNotEnded() {
    if (ended) {
      throw new IllegalStateException("the transaction has ended");
    }
  }
}
