package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.KeyValues.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class AddCheckTest {
  private static final int ROWS = 400;

  @TempDir Path folder;

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
  }

  /** Rows that were there and rows that are written meanwhile: none can slip through. */
  @Test
  void noRowThatDoesNotPassIsThereOnceACheckIsAdded() throws Exception {
    try (Connection connection = connect()) {
      update(connection, "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)");
      AtomicReference<Throwable> failure = new AtomicReference<>();
      Thread writer = new Thread(() -> write(failure));
      writer.start();
      while (!isAdded(connection)) {
        update(connection, "DELETE FROM t WHERE n < 0");
      }
      writer.join();
      assertThat(failure.get()).isNull();
      assertThat(count(connection, "SELECT COUNT(*) FROM t WHERE n < 0")).isZero();
      assertThat(count(connection, "SELECT COUNT(*) FROM information_schema.check_constraints"))
          .isEqualTo(1);
    }
    try (Connection reopened = connect()) {
      assertThat(state(reopened, "INSERT INTO t VALUES (-1, -1)")).isEqualTo("23513");
    }
  }

  private void write(AtomicReference<Throwable> failure) {
    try (Connection connection = connect()) {
      for (int i = 0; i < ROWS; i++) {
        String state =
            state(connection, "INSERT INTO t VALUES (%d, %d)".formatted(i, i % 7 == 0 ? -1 : 1));
        assertThat(state).isIn("00000", "23513");
      }
    } catch (SQLException | AssertionError e) {
      failure.set(e);
    }
  }

  private static boolean isAdded(Connection connection) throws SQLException {
    String state = state(connection, "ALTER TABLE t ADD CONSTRAINT positive CHECK (n >= 0)");
    assertThat(state).isIn("00000", "23513");
    return state.equals("00000");
  }

  private static String state(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "00000";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
