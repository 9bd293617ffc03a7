package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.List;
import java.util.function.BiFunction;

/**
 * An option of the URL or of the connection properties.
 *
 * @param name the name, matched exactly
 * @param description one sentence for {@link java.sql.Driver#getPropertyInfo}
 * @param defaultText what it is when it is not given
 * @param choices every possible value, empty if there are too many
 * @param apply puts a value, as it was written, into the settings; throws {@link EngineException}
 *     whose message says what would be right
 */
record ConnectionOption(
    String name,
    String description,
    String defaultText,
    List<String> choices,
    BiFunction<ConnectionSettings, String, ConnectionSettings> apply) {
  /** Returns the settings with this one changed. */
  ConnectionSettings apply(ConnectionSettings settings, String value) {
    if (!choices.isEmpty() && !choices.contains(value)) {
      throw invalid(name, value, "one of " + String.join(", ", choices));
    }
    return apply.apply(settings, value);
  }

  static EngineException invalid(String name, String value, String expected) {
    return new EngineException(
        ErrorCode.CONNECTION_REJECTED,
        "connection option %s is '%s'; it must be %s".formatted(name, value, expected));
  }
}
