package io.distribsilly.engine.txn;

import java.util.ArrayDeque;
import java.util.Deque;

/** A locked row that others wait for. Guarded by RowLocks.waits. */
final class RowQueue implements RowHold {
  LockOwner holder;

  /** Who waits, in the order in which they get the row. */
  final Deque<LockOwner> waiters = new ArrayDeque<>();

  RowQueue(LockOwner holder) {
    this.holder = holder;
  }
}
