package io.distribsilly.sql.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.sql.session.BatchOutcome;
import io.distribsilly.sql.session.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements whose table is altered while they wait for a row. */
@Timeout(120)
final class OvertakenStatementTest {
  private static final Object[] NONE = {};
  private static final DatabaseOptions OPTIONS = DatabaseOptions.DEFAULT.withShards(1);

  @TempDir Path folder;

  private Database database;
  private LocalSession holder;
  private LocalSession waiter;

  /** The holder has locked row a. */
  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("db"), OPTIONS);
    holder = newSession();
    waiter = newSession();
    execute(holder, "INSERT INTO kv VALUES ('a', '1'), ('b', '1')");
    holder.setAutocommit(false);
    execute(holder, "UPDATE kv SET value = '2' WHERE key = 'a'");
  }

  @AfterEach
  void close() {
    waiter.close();
    holder.close();
    database.close();
  }

  private LocalSession newSession() {
    return new LocalSession(
        Database.open(folder.resolve("db"), OPTIONS),
        TransactionOptions.DEFAULT
            .withDurability(Durability.PERIODIC)
            .withLockTimeout(Duration.ofHours(1)));
  }

  private static long execute(LocalSession session, String sql) {
    return ((Result.UpdateCount) session.execute(session.prepare(sql), NONE)).count();
  }

  private void alter() {
    int id = database.catalog().table("PUBLIC", "KV").orElseThrow().id();
    database.alterTable(id, definition -> definition);
  }

  /** Alters the table while something waits, then lets it go on. */
  private <T> T overtake(Supplier<T> work) {
    long waits = database.metrics().getLockWaits();
    CompletableFuture<T> result = CompletableFuture.supplyAsync(work);
    while (database.metrics().getLockWaits() == waits) {
      Thread.onSpinWait();
    }
    alter();
    holder.rollback();
    return result.join();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE kv SET value = '3' WHERE key = 'a'",
        "UPDATE kv SET value = '3' WHERE value = '1' AND key < 'b'",
        "DELETE FROM kv WHERE key = 'a'",
        "UPSERT INTO kv VALUES ('a', '3')",
        "MERGE INTO kv USING (VALUES ('a')) AS s (k) ON key = k"
            + " WHEN MATCHED THEN UPDATE SET value = '3'",
      })
  void inAutocommitItRunsAgain(String sql) {
    assertThat(overtake(() -> execute(waiter, sql))).isEqualTo(1);
    assertThat(execute(waiter, "UPDATE kv SET value = '4' WHERE key = 'a' AND value = '1'"))
        .as("rows as they were before it")
        .isZero();
  }

  @Test
  void inAutocommitABatchRunsAgain() {
    List<Object[]> rows = List.of(new Object[] {"a"}, new Object[] {"b"}, new Object[] {"c"});
    List<BatchOutcome> outcomes =
        overtake(() -> waiter.executeBatch(waiter.prepare("DELETE FROM kv WHERE key = ?"), rows));
    assertThat(outcomes)
        .containsExactly(
            new BatchOutcome.Done(1), new BatchOutcome.Done(1), new BatchOutcome.Done(0));
  }

  @Test
  void inATransactionItsCommitFails() {
    waiter.setAutocommit(false);
    overtake(() -> execute(waiter, "UPDATE kv SET value = '3' WHERE key = 'a'"));
    assertFails(waiter::commit);
    waiter.rollback();
    assertThat(execute(waiter, "UPDATE kv SET value = '4' WHERE value = '1'")).isEqualTo(2);
    waiter.commit();
  }

  @Test
  void inATransactionTheNextWriteFails() {
    waiter.setAutocommit(false);
    execute(waiter, "UPDATE kv SET value = '3' WHERE key = 'b'");
    alter();
    assertFails(() -> execute(waiter, "UPDATE kv SET value = '3' WHERE key = 'b'"));
    waiter.rollback();
  }

  private static void assertFails(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SERIALIZATION_FAILURE))
        .hasMessageContaining("altered meanwhile");
  }
}
