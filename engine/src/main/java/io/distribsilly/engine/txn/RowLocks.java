package io.distribsilly.engine.txn;

import io.distribsilly.engine.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks of rows, striped: two rows may share a lock. Whoever locks several rows takes all their
 * locks in one call, in the order of the stripes, so nobody waits in a circle. Thread-safe.
 */
public final class RowLocks {
  private static final int STRIPES = 1 << 12;

  private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

  public RowLocks() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new ReentrantLock();
    }
  }

  /**
   * Waits for the locks of all rows, uninterruptibly, and takes them.
   *
   * @return what {@link #unlock} gives back, by the same thread
   */
  List<ReentrantLock> lock(Collection<RowKey> rows) {
    int[] wanted = rows.stream().mapToInt(RowLocks::stripe).sorted().distinct().toArray();
    List<ReentrantLock> locks = new ArrayList<>(wanted.length);
    for (int stripe : wanted) {
      stripes[stripe].lock();
      locks.add(stripes[stripe]);
    }
    return locks;
  }

  void unlock(List<ReentrantLock> locks) {
    locks.forEach(ReentrantLock::unlock);
  }

  private static int stripe(RowKey row) {
    int hash = row.hashCode() * 0x9E3779B9;
    return (hash >>> 20) & (STRIPES - 1);
  }
}
