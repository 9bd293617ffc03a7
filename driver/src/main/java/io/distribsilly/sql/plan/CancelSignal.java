package io.distribsilly.sql.plan;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.Transaction;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells a statement from another thread to stop. Thread-safe. */
public final class CancelSignal {
  private final AtomicBoolean flag = new AtomicBoolean();

  /** Where the statement may wait for locks; null as long as it cannot. */
  private volatile Transaction transaction;

  /** Asks the statement to stop. */
  public void raise() {
    flag.set(true);
    Transaction waiting = transaction;
    if (waiting != null) {
      waiting.cancel();
    }
  }

  /** Forgets that it was raised: what is asked for next is another call. */
  public void reset() {
    flag.set(false);
  }

  /** Returns what is true while the statement should stop. */
  public AtomicBoolean flag() {
    return flag;
  }

  /**
   * Has a transaction canceled too, so that the statement does not go on waiting for locks.
   *
   * @throws EngineException with QUERY_CANCELED if the signal was raised already
   */
  public void wake(Transaction newTransaction) {
    transaction = newTransaction;
    check();
  }

  /**
   * Called now and then by everything that can run long.
   *
   * @throws EngineException with QUERY_CANCELED if the signal was raised
   */
  public void check() {
    if (flag.get()) {
      throw new EngineException(ErrorCode.QUERY_CANCELED, "the statement was canceled");
    }
  }
}
