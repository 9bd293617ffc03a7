package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;

/** Turns what went wrong below into the engine's errors. */
final class Failures {
  /** How the operating systems say that the disk or the quota is used up. */
  private static final List<String> DISK_FULL_MESSAGES =
      List.of("no space left", "disk quota exceeded", "not enough space");

  private Failures() {}

  /** Returns the error for a failed call to the file system. */
  static EngineException of(IOException failure, String what) {
    if (isDiskFull(failure)) {
      return new EngineException(
          ErrorCode.DISK_FULL,
          what + ": no space left on the disk; free some space and try again",
          failure);
    }
    return new EngineException(
        ErrorCode.IO_ERROR, what + ": " + reason(failure) + "; check the disk", failure);
  }

  private static boolean isDiskFull(IOException failure) {
    String message = reason(failure).toLowerCase(Locale.ROOT);
    return DISK_FULL_MESSAGES.stream().anyMatch(message::contains);
  }

  private static String reason(IOException failure) {
    if (failure instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getReason();
    }
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

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
