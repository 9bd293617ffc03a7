package io.distribsilly.sql.local;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.function.Supplier;

/** Turns what should not have been thrown into the one exception there is. */
final class Failures {
  private Failures() {}

  /**
   * Runs something that may have a bug.
   *
   * @throws EngineException what it throws, LIMIT_EXCEEDED if the stack ends, INTERNAL_ERROR for
   *     everything else
   */
  static <T> T guard(Supplier<T> work) {
    try {
      return work.get();
    } catch (EngineException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw new EngineException(
          ErrorCode.LIMIT_EXCEEDED, "the statement nests its expressions too deeply; split it", e);
    } catch (RuntimeException | AssertionError e) {
      throw new EngineException(
          ErrorCode.INTERNAL_ERROR, "the statement failed, which is a bug: " + e, e);
    }
  }
}
