package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SELECT ... FOR UPDATE between transactions. */
final class LockingReadTest {
  private static final String LOCKED = "55P03";

  @TempDir private Path folder;
  private Connection first;
  private Connection second;

  @BeforeEach
  void open() throws SQLException {
    first = connect();
    second = connect();
    execute(
        first, "CREATE TABLE account (id INTEGER PRIMARY KEY, owner VARCHAR(9), balance INTEGER)");
    execute(first, "INSERT INTO account VALUES (1, 'Ada', 10), (2, 'Bob', 20), (3, 'Ada', 30)");
    first.setAutoCommit(false);
    second.setAutoCommit(false);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
  }

  @AfterEach
  void close() throws SQLException {
    first.close();
    second.close();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Integer> ints(Connection connection, String sql) throws SQLException {
    List<Integer> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getInt(1));
      }
    }
    return values;
  }

  private static void assertFails(Connection connection, String sql, String state) {
    assertThatThrownBy(() -> execute(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id = 1", "id IN (1, 3)", "owner = 'Ada'", "balance < 15 OR id = 3"})
  void aRowThatWasReadForUpdateIsLocked(String condition) throws SQLException {
    assertThat(ints(first, "SELECT id FROM account WHERE " + condition + " FOR UPDATE"))
        .contains(1);

    assertFails(second, "SELECT * FROM account WHERE id = 1 FOR UPDATE NOWAIT", LOCKED);
    assertFails(second, "SELECT * FROM account WHERE balance = 10 FOR UPDATE NOWAIT", LOCKED);
    assertThat(ints(second, "SELECT id FROM account WHERE id = 2 FOR UPDATE NOWAIT"))
        .containsExactly(2);
    assertThat(ints(second, "SELECT id FROM account WHERE id = 1")).containsExactly(1);
    first.rollback();
    assertThat(ints(second, "SELECT id FROM account WHERE id = 1 FOR UPDATE NOWAIT"))
        .containsExactly(1);
  }

  @Test
  void onlyTheTablesThatAreNamedAreLocked() throws SQLException {
    execute(second, "CREATE TABLE person (name VARCHAR(9) PRIMARY KEY)");
    execute(second, "INSERT INTO person VALUES ('Ada'), ('Bob')");
    second.commit();
    String join = "SELECT a.id FROM account a JOIN person p ON p.name = a.owner WHERE a.id < 3";

    assertThat(ints(first, join + " ORDER BY a.id FOR UPDATE OF p")).containsExactly(1, 2);

    assertFails(second, "SELECT * FROM person WHERE name = 'Bob' FOR UPDATE NOWAIT", LOCKED);
    assertThat(ints(second, "SELECT id FROM account FOR UPDATE NOWAIT")).hasSize(3);
    first.rollback();
    assertThat(ints(second, join + " FOR UPDATE NOWAIT")).hasSize(2);
    assertFails(first, "SELECT * FROM person WHERE name = 'Bob' FOR UPDATE NOWAIT", LOCKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id = 1", "owner = 'Ada' AND balance >= 0 AND id < 3"})
  void readingForUpdateAndWritingLosesNoUpdate(String condition) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(
            threads.submit(
                () -> {
                  increment(condition);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(ints(first, "SELECT balance FROM account WHERE id = 1")).containsExactly(110);
  }

  private void increment(String condition) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 25; i++) {
        int balance =
            ints(connection, "SELECT balance FROM account WHERE " + condition + " FOR UPDATE")
                .get(0);
        execute(connection, "UPDATE account SET balance = " + (balance + 1) + " WHERE id = 1");
        connection.commit();
      }
    }
  }

  @Test
  void aRowThatNoLongerMatchesIsNotGiven() throws Exception {
    execute(second, "UPDATE account SET owner = 'Eve' WHERE id = 3");
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<List<Integer>> reading =
          thread.submit(() -> ints(first, "SELECT id FROM account WHERE owner = 'Ada' FOR UPDATE"));
      second.commit(); // before the read, while it waits for the row, or after it has seen it
      assertThat(reading.get()).containsExactly(1);
    } finally {
      thread.shutdown();
    }
  }

  @Test
  void aSnapshotThatIsOldCannotLock() throws SQLException {
    first.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    assertThat(ints(first, "SELECT id FROM account WHERE owner = 'Bob'")).containsExactly(2);
    execute(second, "UPDATE account SET balance = 21 WHERE id = 2");
    second.commit();

    assertFails(first, "SELECT * FROM account WHERE id = 2 FOR UPDATE", "40001");
    first.rollback();
    assertThat(ints(first, "SELECT balance FROM account WHERE id = 2 FOR UPDATE"))
        .containsExactly(21);
  }

  @Test
  void inAutocommitTheLockEndsWithTheStatement() throws SQLException {
    first.setAutoCommit(true);
    assertThat(ints(first, "SELECT id FROM account ORDER BY id FOR UPDATE"))
        .containsExactly(1, 2, 3);
    assertThat(ints(second, "SELECT id FROM account FOR UPDATE NOWAIT")).hasSize(3);
  }

  @Test
  void aReadOnlyTransactionCannotLock() throws SQLException {
    first.setReadOnly(true);
    assertFails(first, "SELECT * FROM account WHERE id = 1 FOR UPDATE", "25006");
    assertFails(first, "SELECT * FROM account FOR UPDATE", "25006");
    assertThat(first.getMetaData().supportsSelectForUpdate()).isTrue();
  }
}
