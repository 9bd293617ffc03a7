package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.sql.ClientInfoStatus;
import java.sql.SQLClientInfoException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What applications tell about themselves. Thread-safe. */
final class ClientInfo {
  /** The properties that are kept; for others there is a warning, as the specification has it. */
  static final List<String> NAMES = List.of("ApplicationName", "ClientHostname", "ClientUser");

  private static final int MAX_LENGTH = 1024;

  /** Guarded by this object's monitor. */
  private final Properties values = new Properties();

  synchronized String get(String name) {
    return name == null ? null : values.getProperty(name);
  }

  synchronized Properties all() {
    Properties copy = new Properties();
    copy.putAll(values);
    return copy;
  }

  synchronized void set(String name, String value, Warnings warnings) {
    if (name == null || !NAMES.contains(name)) {
      warnings.add("client info \"%s\" is not kept; what is kept are %s".formatted(name, NAMES));
    } else if (value == null) {
      values.remove(name);
    } else {
      values.setProperty(name, value);
    }
  }

  synchronized void replace(Properties properties, Warnings warnings) {
    values.clear();
    if (properties != null) {
      properties
          .stringPropertyNames()
          .forEach(name -> set(name, properties.getProperty(name), warnings));
    }
  }

  /** Returns the rows of {@link java.sql.DatabaseMetaData#getClientInfoProperties}. */
  static List<Object[]> describe() {
    return List.of(
        new Object[] {NAMES.get(0), MAX_LENGTH, "", "the name of the application"},
        new Object[] {NAMES.get(1), MAX_LENGTH, "", "the host that the application runs on"},
        new Object[] {NAMES.get(2), MAX_LENGTH, "", "the user that the application works for"});
  }

  static void checkOpen(SessionGate gate) throws SQLClientInfoException {
    if (gate.isClosed()) {
      Map<String, ClientInfoStatus> failed = new HashMap<>();
      NAMES.forEach(name -> failed.put(name, ClientInfoStatus.REASON_UNKNOWN));
      throw new SQLClientInfoException(
          "the connection is closed",
          ErrorCode.CONNECTION_CLOSED.sqlState(),
          ErrorCode.CONNECTION_CLOSED.vendorCode(),
          failed);
    }
  }
}
