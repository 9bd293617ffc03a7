package io.distribsilly.engine;

import java.util.Objects;

/**
 * The one exception of the engine and the SQL layer. Its code says what went wrong; its message
 * names the object and the offending value and says what to do.
 */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public EngineException(ErrorCode code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code);
  }

  public EngineException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code);
  }

  /** Returns what went wrong. */
  public ErrorCode code() {
    return code;
  }
}
