package io.distribsilly.engine.file;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;

/** Turns failed calls to the file system into the engine's errors. */
public final class FileFailures {
  /** How the operating systems say that the disk or the quota is used up. */
  private static final List<String> DISK_FULL_MESSAGES =
      List.of("no space left", "disk quota exceeded", "not enough space");

  private FileFailures() {}

  /**
   * Returns the error for a failed call: DISK_FULL if there was no space, else IO_ERROR.
   *
   * @param what what could not be done, with the file's path; the message begins with it
   */
  public static EngineException of(IOException failure, String what) {
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
}
