package io.distribsilly.sql.plan;

import java.util.function.Supplier;

/**
 * Lets one thread at a time do something until it was done once. For what initializes hundreds of
 * classes whose initializers need each other, as Calcite's do: two threads that begin at different
 * ends of such a circle wait for each other for ever. Thread-safe.
 */
public final class FirstTime {
  private volatile boolean done;

  /** Does the work; what it throws does not count as done. */
  public <T> T run(Supplier<T> work) {
    if (done) {
      return work.get();
    }
    synchronized (this) {
      T result = work.get();
      done = true;
      return result;
    }
  }
}
