package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.nio.file.Path;

/** The errors for a log that is not as it was written. */
final class LogDamage {
  private static final String REMEDY =
      "; restore the database from a backup, or open it with damagedLog=salvage to read what is"
          + " before the damage";

  private LogDamage() {}

  static EngineException at(Path file, long offset, String why) {
    return new EngineException(
        ErrorCode.CORRUPTION,
        "commit log file %s is damaged at byte %d: %s%s".formatted(file, offset, why, REMEDY));
  }

  /** Returns the message of a damage without what to do about it. */
  static String withoutRemedy(EngineException damage) {
    return damage.getMessage().replace(REMEDY, "");
  }

  static EngineException of(Path folder, String why) {
    return new EngineException(
        ErrorCode.CORRUPTION, "commit log %s is damaged: %s%s".formatted(folder, why, REMEDY));
  }
}
