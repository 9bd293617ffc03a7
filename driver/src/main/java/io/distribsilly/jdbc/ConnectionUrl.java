package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.FolderPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A parsed URL: {@code jdbc:distribsilly:PATH}, then options as {@code ?k=v&k=v} or {@code
 * ;k=v;k=v}. In the path and in the values {@code %XX} is a byte of UTF-8, so a path with a
 * question mark, a semicolon or a percent sign can be written; {@code ~/} is the user's home.
 * Options may also come as Properties; the same option twice with different values is an error.
 *
 * @param path the folder, not yet resolved
 * @param values the options by name, as they were written
 */
record ConnectionUrl(String path, Map<String, String> values) {
  static final String PREFIX = "jdbc:distribsilly:";

  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*");

  /** Returns whether a URL is for this driver. */
  static boolean accepts(String url) {
    return url != null && url.startsWith(PREFIX);
  }

  /**
   * Parses a URL that {@link #accepts} takes.
   *
   * @throws EngineException with CONNECTION_REJECTED
   */
  static ConnectionUrl parse(String url, Properties properties) {
    String rest = url.substring(PREFIX.length());
    int end = endOfPath(rest);
    Map<String, String> values = new LinkedHashMap<>();
    if (end < rest.length()) {
      String separator = rest.charAt(end) == '?' ? "&" : ";";
      for (String option : rest.substring(end + 1).split(separator, -1)) {
        addOption(values, option);
      }
    }
    for (Object key : properties.keySet()) {
      put(values, String.valueOf(key), property(properties, key));
    }
    // stringPropertyNames also sees the defaults behind a Properties.
    for (String name : properties.stringPropertyNames()) {
      put(values, name, properties.getProperty(name));
    }
    return new ConnectionUrl(PercentCoding.decode(rest.substring(0, end)), values);
  }

  /** Returns the folder. */
  Path folder() {
    if (path.isBlank()) {
      throw rejected("the URL names no folder; write for example " + PREFIX + "./data/app");
    }
    if (path.startsWith("//")) {
      throw rejected(
          "%s%s names a server; only a folder of this machine can be opened, servers come later"
              .formatted(PREFIX, path));
    }
    if (SCHEME.matcher(path).matches() || path.startsWith(":")) {
      throw rejected(
          "%s%s is not a folder; write the path alone, for example %s./data/app"
              .formatted(PREFIX, path, PREFIX));
    }
    try {
      return FolderPath.parse(path);
    } catch (InvalidPathException e) {
      throw rejected("the folder '%s' is no valid path: %s".formatted(path, e.getReason()));
    }
  }

  /** Returns what the options come to. */
  ConnectionSettings settings() {
    return ConnectionOptions.parse(values);
  }

  /** Returns the option as it was written, empty if it was not given. */
  Optional<String> value(ConnectionOption option) {
    return Optional.ofNullable(values.get(option.name()));
  }

  private static int endOfPath(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) == '?' || rest.charAt(i) == ';') {
        return i;
      }
    }
    return rest.length();
  }

  private static void addOption(Map<String, String> values, String option) {
    if (option.isBlank()) {
      return;
    }
    int equals = option.indexOf('=');
    if (equals < 1) {
      throw rejected("option '%s' of the URL must be written name=value".formatted(option));
    }
    String name = PercentCoding.decode(option.substring(0, equals)).strip();
    put(values, name, PercentCoding.decode(option.substring(equals + 1)));
  }

  private static String property(Properties properties, Object key) {
    Object value = properties.get(key);
    if (key instanceof String && value instanceof String text) {
      return text;
    }
    throw rejected("connection property '%s' must be a string, not %s".formatted(key, value));
  }

  private static void put(Map<String, String> values, String name, String value) {
    String earlier = values.putIfAbsent(name, value);
    if (earlier == null || earlier.equals(value)) {
      return;
    }
    String what =
        name.equals(ConnectionOptions.PASSWORD.name())
            ? "two different values"
            : "both as '%s' and as '%s'".formatted(earlier, value);
    throw rejected("connection option %s is given %s; give it once".formatted(name, what));
  }

  private static EngineException rejected(String message) {
    return new EngineException(ErrorCode.CONNECTION_REJECTED, message);
  }
}
