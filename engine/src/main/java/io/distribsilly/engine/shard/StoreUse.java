package io.distribsilly.engine.shard;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who uses a shard's store: the shard itself, and every snapshot of it that is open. Once
 * the shard is retired, whoever leaves last sets the end in motion. Thread-safe.
 */
final class StoreUse {
  /** The first user is the shard. */
  private final AtomicInteger users = new AtomicInteger(1);

  /** What to do when nobody uses the store any more; set before the shard leaves. */
  private volatile Runnable end = () -> {};

  /** Adds a user, unless there is none left. */
  boolean enter() {
    return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  void leave() {
    if (users.decrementAndGet() == 0) {
      end.run();
    }
  }

  /** The shard does not need its store any more. */
  void retire(Runnable whenUnused) {
    end = whenUnused;
    leave();
  }
}
