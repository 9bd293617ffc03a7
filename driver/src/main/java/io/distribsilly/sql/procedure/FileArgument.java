package io.distribsilly.sql.procedure;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.FolderPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The argument of a procedure that is the path of a folder or a file. */
final class FileArgument {
  private FileArgument() {}

  /**
   * Reads it.
   *
   * @param what what is named and where, for messages: "FOLDER of BACKUP"
   * @param example what to name
   * @throws EngineException with INVALID_PARAMETER_VALUE
   */
  static Path parse(String text, String what, String example) {
    if (text.isBlank()) {
      throw invalid(text, what, "name " + example, null);
    }
    try {
      return FolderPath.parse(text);
    } catch (InvalidPathException e) {
      throw invalid(text, what, "it is no valid path: " + e.getReason(), e);
    }
  }

  private static EngineException invalid(String text, String what, String why, Exception cause) {
    return new EngineException(
        ErrorCode.INVALID_PARAMETER_VALUE,
        "argument %s is '%s'; %s".formatted(what, text, why),
        cause);
  }
}
