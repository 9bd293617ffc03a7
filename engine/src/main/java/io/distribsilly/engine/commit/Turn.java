package io.distribsilly.engine.commit;

import java.util.concurrent.locks.LockSupport;

/** The place of one thread in a {@link TurnQueue}. */
sealed class Turn permits PendingCommit, Turn.Exclusive {
  /** A place of a thread that wants to be alone. */
  static final class Exclusive extends Turn {}

  private enum State {
    WAITING,
    LEADING,
    SETTLED
  }

  private final Thread thread = Thread.currentThread();
  private volatile State state = State.WAITING;

  Thread thread() {
    return thread;
  }

  /** Makes the waiting thread the leader. */
  void lead() {
    wake(State.LEADING);
  }

  /** Tells the waiting thread that a leader has done everything for it. */
  void settle() {
    wake(State.SETTLED);
  }

  private void wake(State newState) {
    state = newState;
    if (thread != Thread.currentThread()) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Waits, however often the thread is interrupted meanwhile; its interrupt status stays set.
   *
   * @return whether the thread leads now; otherwise everything is done for it
   */
  boolean await() {
    boolean interrupted = false;
    while (state == State.WAITING) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return state == State.LEADING;
  }
}
