package io.distribsilly.jdbc;

import java.util.Set;

/** Waits for what a thread does, for tests; a test that times out is interrupted here. */
final class ThreadStates {
  private ThreadStates() {}

  /** Waits until a thread waits for another one to act, or has ended. */
  static void awaitWait(Thread thread) {
    await(thread, Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING));
  }

  /** Waits until a thread waits for a monitor, or has ended. */
  static void awaitBlocked(Thread thread) {
    await(thread, Set.of(Thread.State.BLOCKED));
  }

  private static void await(Thread thread, Set<Thread.State> states) {
    while (thread.isAlive() && !states.contains(thread.getState())) {
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("still not so: " + states + " of " + thread);
      }
      Thread.onSpinWait();
    }
  }
}
