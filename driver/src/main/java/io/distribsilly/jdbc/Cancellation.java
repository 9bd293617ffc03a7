package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;

/** Whether what a statement runs now was canceled. Thread-safe. */
final class Cancellation {
  /** Of work that no statement does: nothing ever cancels it. */
  static final Cancellation NOBODY = new Cancellation();

  private volatile boolean canceled;
  private volatile boolean expired;

  void cancel() {
    canceled = true;
  }

  /** Canceled by the query timeout. */
  void expire() {
    expired = true;
  }

  boolean isExpired() {
    return expired;
  }

  void reset() {
    if (canceled || expired) {
      canceled = false;
      expired = false;
    }
  }

  /** Called between two steps: the session forgets a cancellation that hits it between them. */
  void check() {
    if (canceled || expired) {
      throw new EngineException(ErrorCode.QUERY_CANCELED, "the statement was canceled");
    }
  }
}
