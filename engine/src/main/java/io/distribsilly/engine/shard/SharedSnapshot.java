package io.distribsilly.engine.shard;

import io.distribsilly.engine.store.StoreSnapshot;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A snapshot of a store that many readers use at the same time; the last one closes it.
 * Thread-safe.
 */
final class SharedSnapshot {
  private final StoreSnapshot snapshot;
  private final long applied;
  private final Runnable whenClosed;
  private final AtomicInteger users = new AtomicInteger(1);

  /**
   * @param snapshot closed when nobody uses it any more; the caller is the first user
   * @param applied no commit after this sequence is in it; every one before it is, or stands in a
   *     memtable
   * @param whenClosed called once the snapshot is closed
   */
  SharedSnapshot(StoreSnapshot snapshot, long applied, Runnable whenClosed) {
    this.snapshot = snapshot;
    this.applied = applied;
    this.whenClosed = whenClosed;
  }

  /** Adds a user, unless the snapshot is closed by now. */
  boolean acquire() {
    while (true) {
      int count = users.get();
      if (count == 0) {
        return false;
      }
      if (users.compareAndSet(count, count + 1)) {
        return true;
      }
    }
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      try {
        snapshot.close();
      } finally {
        whenClosed.run();
      }
    }
  }

  StoreSnapshot snapshot() {
    return snapshot;
  }

  long applied() {
    return applied;
  }
}
