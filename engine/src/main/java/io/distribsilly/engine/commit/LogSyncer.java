package io.distribsilly.engine.commit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that syncs, often enough, what commits have appended that did not wait for it, and
 * does other work for a log that no commit should wait for.
 */
final class LogSyncer implements AutoCloseable {
  private final Runnable round;
  private final long pauseNanos;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param round what to do each time; must not throw
   * @param interval the longest time between the ends of two rounds, but for what a round takes
   */
  LogSyncer(Runnable round, Duration interval) {
    this.round = round;
    this.pauseNanos = Math.max(1, interval.toNanos() / 2); // a sync takes its time too
    this.thread = new Thread(this::run, "distribsilly-log");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Lets the next round begin now. */
  void wake() {
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(this, pauseNanos);
      round.run();
    }
  }

  /** Begins no further round and waits for the one that runs. */
  @Override
  public void close() {
    closed = true;
    wake();
    OwnThreads.join(thread);
  }
}
