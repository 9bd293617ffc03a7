package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What tests do with the table KV. */
final class KeyValues {
  private KeyValues() {}

  static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** Inserts keys with the value 1. */
  static void insert(Connection connection, String... keys) throws SQLException {
    for (String key : keys) {
      assertThat(update(connection, "INSERT INTO kv VALUES ('" + key + "', '1')")).isEqualTo(1);
    }
  }

  /** Returns all keys, read by a scan. */
  static List<String> keys(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT key FROM kv ORDER BY key")) {
      List<String> keys = new ArrayList<>();
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
      return keys;
    }
  }

  /** Returns the value of a key, read by the key, null if there is none. */
  static String value(Connection connection, String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT value FROM kv WHERE key = ?")) {
      select.setString(1, key);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }
}
