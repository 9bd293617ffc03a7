package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static io.distribsilly.jdbc.KeyValues.insert;
import static io.distribsilly.jdbc.KeyValues.keys;
import static io.distribsilly.jdbc.KeyValues.update;
import static io.distribsilly.jdbc.KeyValues.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Statements that wait for a row, or run long, and what ends that. */
@Timeout(300)
final class WaitingStatementTest {
  private static final String CHANGE_A = "UPDATE kv SET value = '2' WHERE key = 'a'";
  private static final String CHANGE_B = "UPDATE kv SET value = '2' WHERE key = 'b'";

  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Connection holder;
  private Connection waiter;

  /** The holder has changed row a; the waiter would wait for an hour. */
  @BeforeEach
  void open() throws SQLException {
    holder = connect("1h");
    waiter = connect("1h");
    insert(holder, "a", "b");
    holder.setAutoCommit(false);
    waiter.setAutoCommit(false);
    update(holder, CHANGE_A);
  }

  @AfterEach
  void close() throws SQLException {
    threads.shutdownNow();
    waiter.close();
    holder.close();
  }

  private Connection connect(String lockTimeout) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:distribsilly:" + folder.resolve("app") + "?lockTimeout=" + lockTimeout);
  }

  @Test
  void theLockTimeoutEndsTheStatementAndLeavesTheTransaction() throws SQLException {
    try (Connection impatient = connect("10ms")) {
      impatient.setAutoCommit(false);
      update(impatient, CHANGE_B);
      assertFails(() -> update(impatient, CHANGE_A), "55P03", SQLTransientException.class);
      impatient.commit();
      assertThat(value(impatient, "b")).isEqualTo("2");
      assertThat(value(impatient, "a")).isEqualTo("1");
    }
  }

  @Test
  void aStatementInAutocommitWaitsToo() throws Exception {
    waiter.setAutoCommit(true);
    Future<?> change = startWaiting(() -> update(waiter, "DELETE FROM kv WHERE key = 'a'"));
    holder.commit();
    change.get();
    assertThat(keys(waiter)).containsExactly("b");
  }

  @Test
  void theQueryTimeoutEndsTheWait() throws SQLException {
    update(waiter, CHANGE_B);
    try (Statement statement = waiter.createStatement()) {
      statement.setQueryTimeout(1);
      assertFails(() -> statement.executeUpdate(CHANGE_A), "57014", SQLTimeoutException.class);
      statement.setQueryTimeout(0);
      assertThat(statement.executeUpdate("INSERT INTO kv VALUES ('c', '1')")).isEqualTo(1);
    }
    waiter.commit();
    assertThat(keys(holder)).containsExactly("a", "b", "c");
    assertThat(value(holder, "b")).isEqualTo("2");
  }

  @Test
  void cancelEndsTheWait() throws Exception {
    try (Statement statement = waiter.createStatement()) {
      Future<?> change = threads.submit(() -> statement.executeUpdate(CHANGE_A));
      assertCanceled(statement, change);
      assertThat(statement.executeUpdate(CHANGE_B)).isEqualTo(1);
      assertThat(value(waiter, "a")).isEqualTo("1");
    }
  }

  @Test
  void cancelEndsTheWaitOfABatchInAutocommit() throws Exception {
    waiter.setAutoCommit(true);
    try (PreparedStatement statement = waiter.prepareStatement("DELETE FROM kv WHERE key = ?")) {
      for (String key : new String[] {"b", "a"}) {
        statement.setString(1, key);
        statement.addBatch();
      }
      assertCanceled(statement, threads.submit(statement::executeBatch));
      assertThat(keys(waiter)).containsExactly("a", "b");
    }
  }

  @Test
  void closingTheConnectionEndsTheWait() throws Exception {
    Future<?> change = startWaiting(() -> update(waiter, CHANGE_A));
    waiter.close();
    assertThat(failure(change).getSQLState()).isIn("57014", "08003");
  }

  @Test
  void cancelStopsABatchThatIsLong() throws Exception {
    try (PreparedStatement statement = waiter.prepareStatement("INSERT INTO kv VALUES (?, '1')")) {
      assertCanceled(statement, threads.submit(() -> insertForever(statement)));
      assertThat(keys(waiter)).containsExactly("a", "b");
    }
  }

  /** What a batch inserts is rolled back before the next one inserts it again. */
  private Object insertForever(PreparedStatement statement) throws SQLException {
    while (true) {
      for (int i = 0; i < 50_000; i++) {
        statement.setInt(1, i);
        statement.addBatch();
      }
      statement.executeBatch();
      waiter.rollback();
    }
  }

  @Test
  void cancelStopsALongListOfKeys() throws Exception {
    String list = "'a'" + ", ?".repeat(20_000);
    try (PreparedStatement statement =
        waiter.prepareStatement("SELECT value FROM kv WHERE key IN (" + list + ")")) {
      for (int i = 1; i <= 20_000; i++) {
        statement.setInt(i, i);
      }
      assertCanceled(statement, threads.submit(() -> readForever(statement)));
    }
  }

  @Test
  void cancelStopsPlanning() throws Exception {
    String list = "'a'" + ", ?".repeat(4_000);
    try (Statement statement = waiter.createStatement()) {
      String sql = "EXPLAIN PLAN FOR SELECT COUNT(*), %d FROM kv WHERE key IN (" + list + ")";
      assertCanceled(statement, threads.submit(() -> planForever(statement, sql)));
    }
  }

  /** Another text each time, since plans are kept. */
  private static Object planForever(Statement statement, String sql) throws SQLException {
    for (int i = 0; true; i++) {
      statement.execute(sql.formatted(i));
    }
  }

  private static Object readForever(PreparedStatement statement) throws SQLException {
    while (true) {
      statement.executeQuery().close();
    }
  }

  @Test
  void aDeadlockRollsBackOneOfTheTransactionsAndLetsTheOtherPass() throws Exception {
    update(waiter, CHANGE_B);
    Future<?> first = threads.submit(() -> update(holder, CHANGE_B));
    Future<?> second = threads.submit(() -> update(waiter, CHANGE_A));
    Connection refused = hasFailed(first) ? holder : waiter;
    Connection other = refused == holder ? waiter : holder;
    SQLException deadlock = failure(refused == holder ? first : second);
    assertThat((Throwable) deadlock).isInstanceOf(SQLTransactionRollbackException.class);
    assertThat(deadlock.getSQLState()).isEqualTo("40001");
    assertThat((refused == holder ? second : first).get()).isEqualTo(1);
    assertFails(
        () -> keys(refused), "25000", SQLNonTransientException.class, "call rollback", "deadlock");
    refused.rollback();
    other.commit();
    assertThat(value(refused, "a")).isEqualTo("2");
    assertThat(value(refused, "b")).isEqualTo("2");
  }

  @Test
  void whatASnapshotDidNotSeeIsNotOverwritten() throws SQLException {
    waiter.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    assertThat(value(waiter, "a")).isEqualTo("1");
    insert(waiter, "c");
    holder.commit();
    assertThat(value(waiter, "a")).isEqualTo("1");
    assertFails(() -> update(waiter, CHANGE_A), "40001", SQLTransactionRollbackException.class);
    assertFails(() -> insert(waiter, "d"), "25000", SQLNonTransientException.class);
    assertFails(waiter::commit, "40001", SQLTransactionRollbackException.class, "was rolled back");
    assertThat(keys(waiter)).containsExactly("a", "b");
    assertThat(update(waiter, CHANGE_A)).isEqualTo(1);
    waiter.commit();
  }

  /** Starts a statement, and returns when it waits for its row, or for something on its way. */
  private static Future<?> startWaiting(Callable<?> statement) {
    FutureTask<?> task = new FutureTask<>(statement);
    Thread thread = new Thread(task);
    thread.start();
    ThreadStates.awaitWait(thread);
    return task;
  }

  private static boolean hasFailed(Future<?> future) throws InterruptedException {
    try {
      future.get();
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  private static SQLException failure(Future<?> future) throws InterruptedException {
    try {
      throw new AssertionError("it did not fail, but gave " + future.get());
    } catch (ExecutionException e) {
      return (SQLException) e.getCause();
    }
  }

  /** Cancels a statement until that has an effect: it may not have begun yet. */
  private static void assertCanceled(Statement statement, Future<?> running) throws Exception {
    while (!running.isDone()) {
      statement.cancel();
      Thread.onSpinWait();
    }
    SQLException error = failure(running);
    assertThat(error.getSQLState()).isEqualTo("57014");
    assertThat((Throwable) error).isExactlyInstanceOf(SQLTransientException.class);
  }
}
