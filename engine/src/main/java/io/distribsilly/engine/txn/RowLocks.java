package io.distribsilly.engine.txn;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.txn.LockOwner.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Exclusive locks of rows. A row has at most one owner; who waits for it gets it in the order of
 * asking. A wait that would never end, because it would close a circle of owners who wait for each
 * other, is refused at its beginning. Thread-safe.
 *
 * <p>A row that nobody holds costs no memory and one that nobody waits for one entry of a map,
 * which its owner adds and removes without a lock. Only waits, and giving a row to whoever waits,
 * go through one lock for all rows:
 *
 * <pre>
 *   no entry ──lock──► LockOwner ──another waits──► RowQueue ──its last waiter leaves──► LockOwner
 * </pre>
 *
 * <p>An entry that is a RowQueue is changed by holders of {@code waits} only, and has waiters.
 */
public final class RowLocks {
  private final ConcurrentHashMap<RowKey, RowHold> holds = new ConcurrentHashMap<>();
  private final ReentrantLock waits = new ReentrantLock();
  private final Function<RowKey, String> names;

  /** How often somebody had to wait. Changed under waits. */
  private volatile long waited;

  /** How many waits were refused. Changed under waits. */
  private volatile long deadlocks;

  /**
   * @param names what messages call a row
   */
  public RowLocks(Function<RowKey, String> names) {
    this.names = names;
  }

  /**
   * Locks rows, those of one call in the order of their keys; all or, if it throws, none more than
   * before. Interrupts do not end a wait; the interrupt status is kept.
   *
   * @param timeout the longest wait for one row
   * @return the rows that the owner did not hold before
   * @throws EngineException with LOCK_TIMEOUT, SERIALIZATION_FAILURE for a deadlock, QUERY_CANCELED
   */
  List<RowKey> lock(LockOwner owner, Collection<RowKey> rows, Duration timeout) {
    List<RowKey> taken = new ArrayList<>(rows.size());
    try {
      for (RowKey row : rows.size() > 1 ? new TreeSet<>(rows) : rows) {
        if (!owner.holds(row)) {
          lock(owner, row, timeout);
          owner.held.add(row);
          taken.add(row);
        }
      }
      return taken;
    } catch (RuntimeException | Error e) {
      unlock(owner, taken);
      throw e;
    }
  }

  /** Gives back rows that the owner holds; each to its first waiter, if there is one. */
  void unlock(LockOwner owner, Collection<RowKey> rows) {
    rows.forEach(owner.held::remove);
    rows.forEach(row -> release(owner, row));
  }

  /** Gives back all rows of an owner. */
  void unlockAll(LockOwner owner) {
    owner.held.forEach(row -> release(owner, row));
    owner.held.clear();
  }

  /** Ends the owner's wait, if it is in one, and every later one, until it is set otherwise. */
  void cancel(LockOwner owner) {
    owner.canceled = true;
    if (owner.wait.isEmpty()) {
      return; // and who begins to wait sees that it is canceled
    }
    waits.lock();
    try {
      owner.wait.ifPresent(wait -> wait.wake().signal());
    } finally {
      waits.unlock();
    }
  }

  /** Returns whether the owner waits for a row right now. */
  boolean isWaiting(LockOwner owner) {
    return owner.wait.isPresent();
  }

  /** Returns what messages call a row. */
  String name(RowKey row) {
    return names.apply(row);
  }

  /** Returns how many rows are locked. Does not block. */
  public int size() {
    return holds.size();
  }

  /** Returns how often somebody had to wait for a row. */
  public long waited() {
    return waited;
  }

  /** Returns how many waits were refused because they would have closed a circle. */
  public long deadlocks() {
    return deadlocks;
  }

  private void lock(LockOwner owner, RowKey row, Duration timeout) {
    if (holds.putIfAbsent(row, owner) == null) {
      return;
    }
    waits.lock();
    try {
      Optional<RowQueue> queue = lockOrQueue(owner, row);
      if (queue.isPresent()) {
        waitInQueue(owner, row, queue.get(), timeout);
      }
    } finally {
      waits.unlock();
    }
  }

  /** Takes the row if it is free by now, and else returns its queue. */
  private Optional<RowQueue> lockOrQueue(LockOwner owner, RowKey row) {
    while (true) {
      RowHold hold = holds.putIfAbsent(row, owner);
      if (hold == null) {
        return Optional.empty();
      }
      if (hold instanceof RowQueue queue) {
        return Optional.of(queue);
      }
      RowQueue queue = new RowQueue((LockOwner) hold);
      if (holds.replace(row, hold, queue)) {
        return Optional.of(queue);
      }
    }
  }

  private void waitInQueue(LockOwner owner, RowKey row, RowQueue queue, Duration timeout) {
    queue.waiters.add(owner);
    waited = waited + 1;
    try {
      refuseCircle(owner, row, queue);
      owner.wait = Optional.of(new Wait(queue, waits.newCondition()));
      awaitTurn(owner, row, timeout);
    } finally {
      owner.wait = Optional.empty();
      if (queue.holder != owner) {
        queue.waiters.remove(owner);
        dissolveIfNobodyWaits(row, queue);
      }
    }
  }

  /**
   * Follows who waits for whom. Before this wait there is no circle, so the walk ends; and whoever
   * is before it in the queue waits for the same holder, so there is one way only.
   */
  private void refuseCircle(LockOwner owner, RowKey row, RowQueue queue) {
    LockOwner holder = queue.holder;
    while (holder != owner && holder.wait.isPresent()) {
      holder = holder.wait.get().queue().holder;
    }
    if (holder == owner) {
      deadlocks = deadlocks + 1;
      throw new EngineException(
          ErrorCode.SERIALIZATION_FAILURE,
          ("deadlock: the transaction that has %s locked waits, itself or through others, for a row"
                  + " that this one has locked; roll this transaction back and run it again")
              .formatted(names.apply(row)));
    }
  }

  private void awaitTurn(LockOwner owner, RowKey row, Duration timeout) {
    Wait wait = owner.wait.orElseThrow();
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    long start = System.nanoTime();
    boolean interrupted = false;
    try {
      while (wait.queue().holder != owner) {
        if (owner.canceled) {
          throw new EngineException(
              ErrorCode.QUERY_CANCELED,
              "the statement was canceled while it waited for " + names.apply(row));
        }
        long left = nanos - (System.nanoTime() - start);
        if (left <= 0) {
          throw timedOut(row, timeout);
        }
        interrupted |= awaitOrInterrupted(wait, left);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns whether it was ended by an interrupt; the interrupt status is clear then. */
  @SuppressWarnings({
    "WaitNotInLoop",
    "ReturnValueIgnored"
  }) // the caller loops and looks at the clock
  private static boolean awaitOrInterrupted(Wait wait, long nanos) {
    try {
      wait.wake().awaitNanos(nanos);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void release(LockOwner owner, RowKey row) {
    if (holds.remove(row, owner)) {
      return;
    }
    waits.lock();
    try {
      if (!holds.remove(row, owner)) { // nobody waits if the last waiter has left meanwhile
        handOver(row, (RowQueue) holds.get(row));
      }
    } finally {
      waits.unlock();
    }
  }

  private void handOver(RowKey row, RowQueue queue) {
    LockOwner next = queue.waiters.remove();
    queue.holder = next;
    next.wait.orElseThrow().wake().signal();
    next.wait = Optional.empty();
    dissolveIfNobodyWaits(row, queue);
  }

  private void dissolveIfNobodyWaits(RowKey row, RowQueue queue) {
    if (queue.waiters.isEmpty()) {
      holds.put(row, queue.holder);
    }
  }

  private EngineException timedOut(RowKey row, Duration timeout) {
    String name = names.apply(row);
    return new EngineException(
        ErrorCode.LOCK_TIMEOUT,
        timeout.isZero()
            ? "%s is locked by another transaction; try again, or allow to wait with lockTimeout"
                .formatted(name)
            : "%s is locked by another transaction, for longer than the lock timeout of %d ms; try again"
                .formatted(name, timeout.toMillis()));
  }
}
