package io.distribsilly.sql.csv;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/** The errors of files that a user names. */
final class FileErrors {
  private FileErrors() {}

  /** Returns the error for a file that is not what it must be. */
  static EngineException invalid(Path file, String why) {
    return new EngineException(
        ErrorCode.INVALID_PARAMETER_VALUE, "file %s %s".formatted(file.toAbsolutePath(), why));
  }

  /** Returns the error for what a file holds. */
  static EngineException content(Path file, String why, Exception cause) {
    return new EngineException(
        ErrorCode.DATA_EXCEPTION, "file %s %s".formatted(file.toAbsolutePath(), why), cause);
  }

  static EngineException reading(Path file, IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return content(file, "is not UTF-8; convert it first", cause);
    }
    if (cause instanceof EOFException || cause instanceof ZipException) {
      return content(file, "is compressed and damaged: " + cause.getMessage(), cause);
    }
    return new EngineException(
        ErrorCode.IO_ERROR,
        "file %s cannot be read: %s".formatted(file.toAbsolutePath(), reason(cause)),
        cause);
  }

  static EngineException writing(Path file, IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return content(file, "cannot have a text with half a surrogate pair; it is UTF-8", cause);
    }
    boolean full = reason(cause).toLowerCase(Locale.ROOT).contains("no space left");
    return new EngineException(
        full ? ErrorCode.DISK_FULL : ErrorCode.IO_ERROR,
        "file %s cannot be written: %s".formatted(file.toAbsolutePath(), reason(cause)),
        cause);
  }

  private static String reason(IOException cause) {
    boolean told = cause instanceof FileSystemException failure && failure.getReason() != null;
    return told
        ? ((FileSystemException) cause).getReason()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
