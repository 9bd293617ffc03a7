package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Indexes over JDBC: what transactions see of them, what ends their creation, and metadata. */
@Timeout(120)
final class IndexedTableTest {
  @TempDir private Path folder;
  private Connection one;
  private Connection other;

  @BeforeEach
  void open() throws SQLException {
    one = connect();
    other = connect();
    execute(one, "CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR)");
    execute(one, "INSERT INTO t VALUES (1, 1, 'x'), (2, 1, 'y'), (3, 2, 'z')");
  }

  @AfterEach
  void close() throws SQLException {
    other.close();
    one.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:distribsilly:" + folder.resolve("app") + "?durability=periodic&lockTimeout=1h");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    while (rows.next()) {
      found.add(rows.getString(1));
    }
    return found;
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows(rows);
    }
  }

  @Test
  void aSnapshotFromBeforeAnIndexDoesNotReadIt() throws SQLException {
    one.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    one.setAutoCommit(false);
    assertThat(query(one, "SELECT COUNT(*) FROM t")).containsExactly("3");
    execute(other, "CREATE INDEX i ON t (a)");
    assertFails(
        () -> query(one, "SELECT b FROM t WHERE a = 1"),
        "40001",
        SQLTransactionRollbackException.class);
    one.rollback();
    assertThat(query(one, "SELECT b FROM t WHERE a = 1")).containsExactly("x", "y");
    one.commit();
  }

  @Test
  void aSnapshotReadsAnIndexAsItWas() throws SQLException {
    execute(one, "CREATE INDEX i ON t (a)");
    execute(one, "CREATE UNIQUE INDEX u ON t (b)");
    one.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    one.setAutoCommit(false);
    assertThat(query(one, "SELECT b FROM t WHERE a = 2")).containsExactly("z");
    execute(other, "UPDATE t SET a = 2, b = b || '!' WHERE id < 3");
    assertThat(query(one, "SELECT b FROM t WHERE a = 2")).containsExactly("z");
    assertThat(query(one, "SELECT id FROM t WHERE b = 'x'")).containsExactly("1");
    assertThat(query(one, "SELECT id FROM t WHERE a >= 1 AND b <> '' ORDER BY id")).hasSize(3);
    assertFails(
        () -> execute(one, "INSERT INTO t VALUES (4, 0, 'x!')"),
        "40001",
        SQLTransactionRollbackException.class);
    one.rollback();
    assertFails(
        () -> execute(one, "INSERT INTO t VALUES (4, 0, 'x!')"),
        "23505",
        SQLIntegrityConstraintViolationException.class);
    one.rollback();
  }

  @Test
  void rowsThatAreFetchedByAnIndexStayAsTheyWere() throws SQLException {
    execute(one, "CREATE INDEX i ON t (a)");
    one.setAutoCommit(false);
    for (String sql :
        List.of(
            "SELECT b FROM t WHERE a = 1",
            "SELECT b FROM t WHERE a < 2 AND id <> 99",
            "SELECT b FROM t AS s WHERE id IN (1, 2) AND EXISTS (SELECT 1 FROM t WHERE id = 3)")) {
      try (Statement statement = one.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        assertThat(rows.next()).isTrue();
        execute(one, "UPDATE t SET a = 3, b = 'new' WHERE a = 1");
        execute(one, "DELETE FROM t WHERE id = 2");
        assertThat(rows.getString(1)).isEqualTo("x");
        assertThat(rows(rows)).as(sql).containsExactly("y");
      }
      one.rollback();
    }
  }

  @Test
  void aRowThatNoLongerMatchesIsLookedAtAgain() throws Exception {
    execute(one, "CREATE INDEX i ON t (a)");
    one.setAutoCommit(false);
    execute(one, "UPDATE t SET a = 5 WHERE id = 1");
    Thread waiter =
        new Thread(
            () -> {
              try {
                execute(other, "UPDATE t SET b = 'changed' WHERE a = 1");
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
    waiter.start();
    ThreadStates.awaitWait(waiter);
    one.commit();
    waiter.join();
    assertThat(query(one, "SELECT b FROM t ORDER BY id")).containsExactly("x", "changed", "z");
  }

  @Test
  void theQueryTimeoutEndsTheCreationAndLeavesNothing() throws SQLException {
    one.setAutoCommit(false);
    execute(one, "UPDATE t SET b = 'w' WHERE id = 2");
    try (Statement statement = other.createStatement()) {
      statement.setQueryTimeout(1);
      assertFails(
          () -> statement.execute("CREATE INDEX i ON t (a)"), "57014", SQLTimeoutException.class);
    }
    assertFails(one::commit, "40001", SQLTransactionRollbackException.class);
    one.setAutoCommit(true);
    assertThat(query(one, "SELECT index_name FROM information_schema.indexes")).isEmpty();
    execute(one, "CREATE INDEX i ON t (a)");
    assertThat(query(one, "CALL CHECK()")).isEmpty();
  }

  @Test
  void metadataListsUniqueIndexesFirst() throws SQLException {
    execute(one, "CREATE INDEX i ON t (b, a)");
    execute(one, "CREATE UNIQUE INDEX u ON t (b)");
    List<String> found = new ArrayList<>();
    try (ResultSet rows = one.getMetaData().getIndexInfo(null, "PUBLIC", "T", false, true)) {
      while (rows.next()) {
        found.add(
            "%s %s %d %s"
                .formatted(
                    rows.getBoolean("NON_UNIQUE"),
                    rows.getString("INDEX_NAME"),
                    rows.getInt("ORDINAL_POSITION"),
                    rows.getString("COLUMN_NAME")));
      }
    }
    assertThat(found).containsExactly("false PK_T 1 ID", "false U 1 B", "true I 1 B", "true I 2 A");
    try (ResultSet rows = one.getMetaData().getIndexInfo(null, "PUBLIC", "T", true, true)) {
      assertThat(rows(rows)).hasSize(2);
    }
  }
}
