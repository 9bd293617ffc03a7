package io.distribsilly.sql.local;

import io.distribsilly.sql.session.RowSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A statement that is executed now, until its last row is fetched. Its session knows it as long as
 * that, to cancel it or to close it.
 */
final class Execution implements RowSource {
  private final Set<Execution> running;
  private final AtomicBoolean canceled = new AtomicBoolean();
  private volatile boolean inside = true;
  private RowSource rows;

  private Execution(Set<Execution> running) {
    this.running = running;
  }

  /** Begins an execution and adds it to those that are running. */
  static Execution begin(Set<Execution> running) {
    Execution execution = new Execution(running);
    running.add(execution);
    return execution;
  }

  AtomicBoolean canceled() {
    return canceled;
  }

  /** Cancels what it does now; one that waits for its next row to be fetched does nothing. */
  void cancel() {
    if (inside) {
      canceled.set(true);
    }
  }

  /** Takes over the rows that it gave; from now on they are fetched and closed here. */
  RowSource fetch(RowSource source) {
    rows = source;
    inside = false;
    return this;
  }

  /** Ends it; it is not running any more. */
  void end() {
    running.remove(this);
  }

  @Override
  public boolean next() {
    canceled.set(false);
    inside = true;
    try {
      boolean found = Failures.guard(rows::next);
      if (!found) {
        end();
      }
      return found;
    } finally {
      inside = false;
    }
  }

  @Override
  public Object value(int column) {
    return rows.value(column);
  }

  @Override
  public void close() {
    end();
    if (rows != null) {
      rows.close();
    }
  }
}
