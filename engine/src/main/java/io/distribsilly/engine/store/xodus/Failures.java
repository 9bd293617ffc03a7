package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;

/** Turns what Xodus throws into the engine's errors. */
final class Failures {
  private Failures() {}

  /**
   * Returns the engine's error that Xodus wrapped, with its code and message, or else an error with
   * the given code.
   */
  static EngineException unwrap(Throwable failure, ErrorCode otherwise, String what) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EngineException known) {
        return cause == failure
            ? known
            : new EngineException(known.code(), known.getMessage(), failure);
      }
    }
    return new EngineException(otherwise, what + ": " + failure, failure);
  }
}
