package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A query that would run for hours can be stopped, and nothing else stops with it. */
@Timeout(120)
final class LongQueryTest {
  private static final int ROWS = 300;
  private static final String HOURS = "SELECT COUNT(*) FROM kv a, kv b, kv c, kv d, kv e";

  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kv VALUES (?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        insert.setInt(2, i);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void theTimeoutStopsItAndLeavesOtherRowsAlone() throws SQLException {
    try (Statement reading = connection.createStatement();
        Statement counting = connection.createStatement();
        ResultSet rows = reading.executeQuery("SELECT key FROM kv")) {
      assertThat(rows.next()).isTrue();
      counting.setQueryTimeout(1);
      assertThatThrownBy(
              () -> {
                try (ResultSet count = counting.executeQuery(HOURS)) {
                  count.next();
                }
              })
          .isInstanceOf(SQLTimeoutException.class);
      int read = 1;
      while (rows.next()) {
        read++;
      }
      assertThat(read).isEqualTo(ROWS);
    }
  }
}
