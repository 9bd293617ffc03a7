package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
final class CancellationTest {
  private final BlockingSession session = new BlockingSession();
  private final JdbcConnection connection = new JdbcConnection("jdbc:distribsilly:test", session);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() throws SQLException {
    connection.close();
    threads.shutdownNow();
  }

  @Test
  void cancelStopsTheStatementThatRuns() throws Exception {
    try (Statement statement = connection.createStatement();
        Statement other = connection.createStatement()) {
      Future<?> running = runUntilCanceled(statement);
      other.cancel();
      assertThat(running).isNotDone();
      statement.cancel();
      SQLException error = failure(running);
      assertThat((Throwable) error).isInstanceOf(SQLTransientException.class);
      assertThat((Throwable) error).isNotInstanceOf(SQLTimeoutException.class);
      assertThat(error.getSQLState()).isEqualTo("57014");
      assertThat(statement.executeUpdate("NEXT")).isEqualTo(1);
    }
  }

  @Test
  void cancelOfAnIdleStatementDoesNothing() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.cancel();
      assertThat(statement.executeUpdate("NEXT")).isEqualTo(1);
    }
  }

  @Test
  void theQueryTimeoutStopsTheStatement() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.execute("WAIT"))
          .isInstanceOf(SQLTimeoutException.class)
          .hasMessageContaining("timeout of 1 s");
      statement.setQueryTimeout(0);
      assertThat(statement.executeUpdate("NEXT")).isEqualTo(1);
    }
  }

  @Test
  void closingTheConnectionStopsTheStatementAndWaitsForIt() throws Exception {
    Statement statement = connection.createStatement();
    Future<?> running = runUntilCanceled(statement);
    connection.close();
    assertThat(failure(running).getSQLState()).isEqualTo("57014");
    assertThat(session.isOpen()).isFalse();
    assertThat(session.mostInside).hasValue(1);
    assertThat(statement.isClosed()).isTrue();
    assertThatThrownBy(() -> statement.execute("NEXT"))
        .isInstanceOf(SQLException.class)
        .extracting(error -> ((SQLException) error).getSQLState())
        .isEqualTo("08003");
  }

  @Test
  void abortRefusesNewWorkAtOnceAndClosesInTheExecutor() throws Exception {
    Future<?> running = runUntilCanceled(connection.createStatement());
    List<Runnable> tasks = new ArrayList<>();
    connection.abort(tasks::add);
    assertThat(connection.isClosed()).isTrue();
    assertThat(connection.isValid(1)).isFalse();
    assertThat(failure(running).getSQLState()).isEqualTo("57014");
    assertThat(session.isOpen()).isTrue();
    tasks.get(0).run();
    assertThat(session.isOpen()).isFalse();
    connection.abort(tasks::add);
    assertThat(tasks).hasSize(1);
  }

  @Test
  void closingAStatementStopsIt() throws Exception {
    Statement statement = connection.createStatement();
    Future<?> running = runUntilCanceled(statement);
    statement.close();
    assertThat(failure(running).getSQLState()).isEqualTo("57014");
    assertThat(connection.isValid(1)).isTrue();
  }

  @Test
  void statementsOfManyThreadsTakeTurns() throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      running.add(
          threads.submit(
              () -> {
                try (Statement statement = connection.createStatement()) {
                  for (int j = 0; j < 1000; j++) {
                    statement.executeUpdate("NEXT");
                  }
                }
                return null;
              }));
    }
    for (Future<?> each : running) {
      each.get();
    }
    assertThat(session.mostInside).hasValue(1);
  }

  @Test
  void cancelNeverHitsAnotherStatement() throws Exception {
    try (Statement statement = connection.createStatement();
        Statement other = connection.createStatement()) {
      AtomicBoolean stop = new AtomicBoolean();
      Future<?> canceler =
          threads.submit(
              () -> {
                while (!stop.get()) {
                  statement.cancel();
                }
                return null;
              });
      for (int i = 0; i < 50_000; i++) {
        executeUnlessCanceled(statement);
        other.executeUpdate("OTHER");
      }
      stop.set(true);
      canceler.get();
      assertThat(session.canceled).doesNotContain("OTHER");
    }
  }

  @Test
  void whatComesAfterACanceledStatementWaitsForTheCanceler() throws Exception {
    try (Statement statement = connection.createStatement();
        Statement other = connection.createStatement()) {
      FutureTask<Integer> next =
          new FutureTask<>(
              () -> {
                assertThatThrownBy(() -> statement.execute("WAIT"))
                    .hasMessageContaining("canceled");
                return other.executeUpdate("OTHER");
              });
      Thread runner = new Thread(next);
      runner.start();
      session.started.await();
      AtomicBoolean overtaken = new AtomicBoolean();
      session.beforeCancel =
          () -> {
            session.endWait();
            ThreadStates.awaitBlocked(runner);
            overtaken.set(next.isDone());
          };
      statement.cancel();
      assertThat(next.get()).isEqualTo(1);
      assertThat(overtaken).isFalse();
    }
  }

  /** A cancel may come between preparing and executing. */
  private static void executeUnlessCanceled(Statement statement) throws SQLException {
    try {
      statement.executeUpdate("NEXT");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("57014");
    }
  }

  @Test
  void isValidDoesNotWaitForAStatement() throws Exception {
    Statement statement = connection.createStatement();
    Future<?> running = runUntilCanceled(statement);
    assertThat(connection.isValid(1)).isTrue();
    statement.cancel();
    failure(running);
  }

  private Future<?> runUntilCanceled(Statement statement) throws InterruptedException {
    Future<?> running = threads.submit(() -> statement.execute("WAIT"));
    session.started.await();
    return running;
  }

  private static SQLException failure(Future<?> running) throws InterruptedException {
    try {
      running.get();
      throw new AssertionError("the statement was not canceled");
    } catch (ExecutionException e) {
      return (SQLException) e.getCause();
    }
  }
}
