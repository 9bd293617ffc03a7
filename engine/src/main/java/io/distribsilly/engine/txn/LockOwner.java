package io.distribsilly.engine.txn;

import io.distribsilly.engine.RowKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;

/** Who holds locks: one transaction, in whatever thread it runs. Its parts are used by RowLocks. */
final class LockOwner implements RowHold {
  /**
   * The wait that its thread is in.
   *
   * @param queue the row it waits for
   * @param wake signaled when it gets the row, or is canceled
   */
  record Wait(RowQueue queue, Condition wake) {}

  /** The rows it holds; used by the thread that runs the transaction only. */
  final Set<RowKey> held = new HashSet<>();

  /** Whether to end waits; set from any thread. */
  volatile boolean canceled;

  /** There is at most one at a time. Written by holders of RowLocks.waits only. */
  volatile Optional<Wait> wait = Optional.empty();

  boolean holds(RowKey row) {
    return held.contains(row);
  }
}
