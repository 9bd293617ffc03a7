package io.distribsilly.jdbc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one daemon thread behind all query timeouts of the JVM. */
final class QueryTimer {
  /** Stands for a timer that was not started. */
  static final Future<?> NEVER = CompletableFuture.completedFuture(null);

  private static final long REPEAT_MILLIS = 50;

  private QueryTimer() {}

  /**
   * Runs the action after the timeout, and again and again until it is canceled: once may be just
   * between two steps of a statement.
   *
   * @param seconds above 0
   */
  static Future<?> start(int seconds, Runnable action) {
    return Threads.EXECUTOR.scheduleWithFixedDelay(
        action, seconds * 1000L, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Started with the first timeout. */
  private static final class Threads {
    static final ScheduledThreadPoolExecutor EXECUTOR = executor();

    private static ScheduledThreadPoolExecutor executor() {
      ScheduledThreadPoolExecutor executor =
          new ScheduledThreadPoolExecutor(
              1,
              task -> {
                Thread thread = new Thread(task, "distribsilly-query-timeout");
                thread.setDaemon(true);
                return thread;
              });
      executor.setRemoveOnCancelPolicy(true);
      return executor;
    }
  }
}
