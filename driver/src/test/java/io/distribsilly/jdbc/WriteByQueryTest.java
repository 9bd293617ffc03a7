package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.KeyValues.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements whose rows a query finds, when others change these rows meanwhile. */
final class WriteByQueryTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 25;
  private static final int ROWS = 12;
  private static final String ADD = " ON CONFLICT (id) DO UPDATE SET n = t.n + EXCLUDED.n";
  private static final String KEEP = " ON CONFLICT DO NOTHING";

  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = connect();
    update(connection, "CREATE TABLE t (id INTEGER PRIMARY KEY, grp INTEGER, n INTEGER)");
    for (int i = 0; i < ROWS; i++) {
      update(connection, "INSERT INTO t VALUES (%d, %d, 0)".formatted(i, i % 2));
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
  }

  @Test
  void noUpdateIsLost() throws Exception {
    inParallel(
        (own, round) -> {
          assertThat(update(own, "UPDATE t SET n = n + 1 WHERE grp = 1")).isEqualTo(ROWS / 2);
          assertThat(update(own, "UPDATE t SET n = n + 1 WHERE n >= 0")).isEqualTo(ROWS);
          return 0;
        });
    assertThat(one("SELECT SUM(n) FROM t")).isEqualTo(THREADS * ROUNDS * (ROWS + ROWS / 2));
    assertThat(one("SELECT COUNT(DISTINCT n) FROM t")).isEqualTo(2);
  }

  @Test
  void aRowIsMovedOnceHoweverManyWantTo() throws Exception {
    update(connection, "UPDATE t SET grp = 0");
    List<Integer> moved = inParallel((own, round) -> update(own, moveOne(round)));
    assertThat(moved.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROWS);
    assertThat(one("SELECT COUNT(*) FROM t WHERE grp = 1 AND n = 1")).isEqualTo(ROWS);
  }

  private static String moveOne(int round) {
    return "UPDATE t SET grp = 1, n = n + 1 WHERE grp = 0 AND id <= " + round;
  }

  @Test
  void rowsThatAreDeletedAndInsertedMeanwhileAreChangedWholeOrNotAtAll() throws Exception {
    inParallel(
        (own, round) -> {
          update(own, "DELETE FROM t WHERE grp = 1");
          update(own, "UPSERT INTO t SELECT id + 1, 1, n FROM t WHERE grp = 0");
          return update(own, "UPDATE t SET n = n + 1 WHERE grp = 0");
        });
    assertThat(one("SELECT SUM(n) FROM t WHERE grp = 0")).isEqualTo(THREADS * ROUNDS * ROWS / 2);
    assertThat(one("SELECT COUNT(*) FROM t")).isEqualTo(ROWS);
  }

  @Test
  void noRowThatConflictsIsLostOrMadeTwice() throws Exception {
    List<Integer> changed =
        inParallel(
            (own, round) ->
                update(own, "INSERT INTO t VALUES (%d, 2, 1)".formatted(100 + round % 5) + ADD)
                    + update(own, "INSERT INTO t SELECT id + 100, 2, 1 FROM t WHERE id < 5" + ADD));
    int statements = THREADS * ROUNDS;
    assertThat(changed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6 * statements);
    assertThat(one("SELECT SUM(n) FROM t WHERE grp = 2")).isEqualTo(6 * statements);
    assertThat(one("SELECT COUNT(*) FROM t WHERE grp = 2")).isEqualTo(5);
  }

  @Test
  void aRowIsMadeOnceHoweverManyWantTo() throws Exception {
    List<Integer> made =
        inParallel(
            (own, round) ->
                update(own, "INSERT INTO t VALUES (%d, 2, 0)".formatted(200 + round) + KEEP)
                    + update(
                        own, "INSERT INTO t SELECT id + 200, 2, 0 FROM t WHERE grp < 2" + KEEP));
    assertThat(made.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS);
    assertThat(one("SELECT COUNT(*) FROM t WHERE grp = 2")).isEqualTo(ROUNDS);
  }

  @Test
  void aSnapshotIsToldThatItIsTooLate() throws SQLException {
    try (Connection snapshot = connect()) {
      snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      snapshot.setAutoCommit(false);
      update(snapshot, "UPDATE t SET n = 7 WHERE grp = 1 AND n = 0");
      update(connection, "UPDATE t SET n = 8 WHERE grp = 0");
      assertThatThrownBy(() -> update(snapshot, "UPDATE t SET n = n + 1 WHERE n > 7 OR grp = 0"))
          .isInstanceOf(SQLTransactionRollbackException.class)
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("40001"));
      snapshot.rollback();
    }
    assertThat(one("SELECT SUM(n) FROM t")).isEqualTo(8 * ROWS / 2);
  }

  @Test
  void aBatchOfThemCountsEachByItself() throws SQLException {
    try (PreparedStatement batch =
        connection.prepareStatement("UPDATE t SET n = ? WHERE grp = ? AND n < ?")) {
      for (int grp = 0; grp < 3; grp++) {
        batch.setInt(1, 5 + grp);
        batch.setInt(2, grp);
        batch.setString(3, "5");
        batch.addBatch();
      }
      assertThat(batch.executeBatch()).containsExactly(ROWS / 2, ROWS / 2, 0);
    }
    assertThat(one("SELECT SUM(n) FROM t")).isEqualTo(11 * ROWS / 2);
  }

  private interface Counted {
    int run(Connection own, int round) throws SQLException;
  }

  private List<Integer> inParallel(Counted work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(() -> rounds(work));
      }
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> task : threads.invokeAll(tasks)) {
        results.add(task.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private int rounds(Counted work) throws SQLException {
    try (Connection own = connect()) {
      int total = 0;
      for (int round = 0; round < ROUNDS; round++) {
        total += work.run(own, round);
      }
      return total;
    }
  }

  private int one(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }
}
