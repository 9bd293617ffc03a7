package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.TestClient.Pending;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class TransactionTest {
  private static final TransactionOptions PERIODIC =
      TransactionOptions.DEFAULT.withDurability(Durability.PERIODIC);

  @TempDir Path folder;

  private Database database;
  private TestTable table;

  @BeforeEach
  void open() {
    database = Database.open(folder, DatabaseOptions.DEFAULT.withDurability(Durability.PERIODIC));
    table = new TestTable(database);
    table.putAll(Map.of("1", "10", "2", "20"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void itSeesItsOwnWritesInEveryKindOfRead() {
    try (TestClient client = new TestClient(database, PERIODIC)) {
      client.write("1", "11");
      client.write("0", "1");
      client.write("3", "30");
      client.lock("2");
      client.transaction().delete(table.rowKey("2"));
      assertThat(client.transaction().hasWrites()).isTrue();
      assertThat(client.readAll()).isEqualTo(Map.of("0", "1", "1", "11", "3", "30"));
      assertThat(client.transaction().get(table.rowKey("2"))).isEmpty();
      assertThat(
              client.transaction().multiGet(List.of(table.rowKey("3"), table.rowKey("2"))).stream()
                  .map(Optional::isPresent))
          .containsExactly(true, false);
      assertThat(table.all()).as("nobody else does").isEqualTo(Map.of("1", "10", "2", "20"));
      client.commit();
    }
    assertThat(table.all()).isEqualTo(Map.of("0", "1", "1", "11", "3", "30"));
  }

  @Test
  void aCursorDoesNotSeeWhatIsWrittenAfterItWasOpened() {
    try (TestClient client = new TestClient(database, PERIODIC)) {
      client.write("3", "30");
      RowCursor cursor = client.open();
      client.write("1", "11");
      client.write("4", "40");
      assertThat(table.rows(cursor)).isEqualTo(Map.of("1", "10", "2", "20", "3", "30"));
    }
  }

  @Test
  void aStatementIsUndoneWithoutThoseBeforeIt() {
    try (TestClient client = new TestClient(database, PERIODIC)) {
      client.write("1", "11");
      client.lock("1", "2");
      client.transaction().put(table.rowKey("1"), table.encode("1", "12"));
      client.transaction().put(table.rowKey("2"), table.encode("2", "22"));
      client.transaction().rollbackStatement();
      assertThat(client.readAll()).isEqualTo(Map.of("1", "11", "2", "20"));
      client.commit();
    }
    assertThat(table.all()).isEqualTo(Map.of("1", "11", "2", "20"));
  }

  @Test
  void savepointsAreComeBackToMoreThanOnceUntilAnEarlierOneIs() {
    try (TestClient client = new TestClient(database, PERIODIC)) {
      Transaction transaction = client.transaction();
      int first = transaction.savepoint();
      client.write("1", "11");
      int second = transaction.savepoint();
      for (int i = 0; i < 3; i++) {
        client.write("1", "12");
        client.write("2", "22");
        transaction.rollbackTo(second);
        assertThat(client.readAll()).isEqualTo(Map.of("1", "11", "2", "20"));
      }
      transaction.rollbackTo(first);
      assertThat(transaction.hasWrites()).isFalse();
      assertFails(ErrorCode.INVALID_TRANSACTION_STATE, () -> transaction.rollbackTo(second));
      client.write("2", "23");
      transaction.release(first);
      assertFails(ErrorCode.INVALID_TRANSACTION_STATE, () -> transaction.rollbackTo(first));
      client.commit();
    }
    assertThat(table.all()).isEqualTo(Map.of("1", "10", "2", "23"));
  }

  @Test
  void locksStayWhenWritesAreUndone() {
    try (TestClient client = new TestClient(database, PERIODIC);
        TestClient other = new TestClient(database, PERIODIC.withLockTimeout(Duration.ZERO))) {
      int savepoint = client.transaction().savepoint();
      client.write("1", "11");
      client.transaction().rollbackTo(savepoint);
      assertThatThrownBy(() -> other.write("1", "12"))
          .hasMessageContaining("row with key ('1') of table \"KV\" is locked");
      client.close();
      other.write("1", "12");
    }
  }

  @Test
  void aStatementThatTimesOutLeavesTheTransactionUsable() {
    try (TestClient client = new TestClient(database, PERIODIC);
        TestClient other =
            new TestClient(database, PERIODIC.withLockTimeout(Duration.ofMillis(10)))) {
      client.write("1", "11");
      other.write("2", "22");
      assertFails(ErrorCode.LOCK_TIMEOUT, () -> other.write("1", "12"));
      other.commit();
      client.commit();
    }
    assertThat(table.all()).isEqualTo(Map.of("1", "11", "2", "22"));
  }

  @Test
  void cancelEndsAWaitOfItsStatementOnly() {
    try (TestClient client = new TestClient(database, PERIODIC);
        TestClient other = new TestClient(database, Isolation.READ_COMMITTED)) {
      client.write("1", "11");
      Pending write = other.startWriting("1", "12");
      other.transaction().cancel();
      write.fails(ErrorCode.QUERY_CANCELED);
      Pending again = other.startWriting("1", "13");
      client.commit();
      again.succeeds();
      other.commit();
    }
    assertThat(table.get("1")).contains("13");
  }

  @Test
  void aReadOnlyTransactionReadsAndRefusesToWrite() {
    try (TestClient client = new TestClient(database, PERIODIC.withReadOnly(true))) {
      assertThat(client.readAll()).hasSize(2);
      assertFails(ErrorCode.READ_ONLY, () -> client.write("1", "11"));
      assertFails(ErrorCode.READ_ONLY, () -> client.transaction().delete(table.rowKey("1")));
      client.commit();
    }
  }

  @Test
  void aRowThatIsNotLockedIsNotWritten() {
    try (TestClient client = new TestClient(database, PERIODIC)) {
      assertThatThrownBy(() -> client.transaction().delete(table.rowKey("1")))
          .isInstanceOf(IllegalStateException.class);
      assertThat(client.transaction().hasWrites()).isFalse();
    }
  }

  @Test
  void aTransactionOverATableThatIsDroppedFailsAsAWhole() {
    RowKey gone = new RowKey(DatabaseTest.create(database, "T").id(), new byte[] {1, 2, 3});
    TestClient client = new TestClient(database, PERIODIC);
    client.write("1", "11");
    client.transaction().lock(List.of(gone));
    client.transaction().put(gone, new byte[] {0});
    database.dropTable("PUBLIC", "T");
    assertFails(ErrorCode.TABLE_NOT_FOUND, client::commit);
    assertFails(ErrorCode.INVALID_TRANSACTION_STATE, client::readAll);
    client.close();
    table.put("1", "12"); // its locks are given back
  }

  @Test
  void aTransactionOverATableThatIsTruncatedFailsAsAWhole() {
    DatabaseTest.create(database, "T");
    TestClient client = new TestClient(database, PERIODIC);
    client.write("1", "11");
    database.truncateTable("PUBLIC", "KV");
    assertFails(ErrorCode.TABLE_NOT_FOUND, client::commit);
    client.close();
    assertThat(new TestTable(database, "KV").all()).isEmpty();
  }

  @Test
  void whatHasEndedIsUsedNoMore() {
    TestClient client = new TestClient(database, PERIODIC);
    RowCursor cursor = client.open();
    client.commit();
    client.close();
    assertFails(ErrorCode.INVALID_CURSOR_STATE, cursor::next);
    cursor.close();
    assertFails(ErrorCode.INVALID_TRANSACTION_STATE, () -> client.lock("1"));
    assertFails(ErrorCode.INVALID_TRANSACTION_STATE, client::commit);
    assertThat(client.transaction().hasWrites()).isFalse();
  }

  @Test
  void closingTheDatabaseEndsTransactionsAlsoThoseThatWait() {
    Database second = Database.open(folder, database.options());
    TestClient first = new TestClient(database, PERIODIC);
    TestClient waiting = new TestClient(second, Isolation.SNAPSHOT);
    first.write("1", "11");
    RowCursor cursor = waiting.open();
    Pending write = waiting.startWriting("1", "12");
    second.close();
    write.fails(ErrorCode.QUERY_CANCELED);
    assertFails(ErrorCode.INVALID_CURSOR_STATE, cursor::next);
    assertFails(ErrorCode.INVALID_TRANSACTION_STATE, waiting::readAll);
    first.commit();
    assertThat(table.get("1")).contains("11");
  }

  @Test
  void aTransactionIsHandedFromThreadToThread() {
    TestClient client = new TestClient(database, PERIODIC);
    CompletableFuture.runAsync(() -> client.write("1", "11")).join();
    CompletableFuture.runAsync(() -> client.write("1", "12")).join();
    CompletableFuture.runAsync(client::commit).join();
    table.put("2", "22");
    assertThat(table.all()).isEqualTo(Map.of("1", "12", "2", "22"));
  }

  @ParameterizedTest
  @EnumSource
  void aTransactionGoesOnWhileItsShardsAreSplit(Isolation isolation) {
    try (TestClient client = new TestClient(database, isolation)) {
      assertThat(client.readAll()).isEqualTo(Map.of("1", "10", "2", "20"));
      client.write("1", "11");
      database.reshard(32);
      table.put("2", "21");
      Map<String, String> expected =
          Map.of("1", "11", "2", isolation == Isolation.SNAPSHOT ? "20" : "21");
      assertThat(client.readAll()).isEqualTo(expected);
      if (isolation == Isolation.SNAPSHOT) {
        assertFails(ErrorCode.SERIALIZATION_FAILURE, () -> client.write("2", "22"));
      }
      client.write("3", "30");
      client.commit();
    }
    assertThat(table.all()).isEqualTo(Map.of("1", "11", "2", "21", "3", "30"));
  }

  @Test
  void scansGoBothWaysThroughOwnAndCommittedRows() {
    try (TestClient client = new TestClient(database, PERIODIC)) {
      client.write("15", "own");
      client.write("3", "own");
      KeyRange range = new KeyRange(table.encodeKey("1"), Optional.of(table.encodeKey("3")));
      Transaction transaction = client.transaction();
      List<String> up = keys(transaction.scan(table.id(), range, Direction.ASCENDING));
      assertThat(up).containsExactly("1", "15", "2");
      List<String> down = keys(transaction.scan(table.id(), range, Direction.DESCENDING));
      assertThat(down).containsExactly("2", "15", "1");
    }
  }

  @Test
  void aNegativeLockTimeoutIsRefused() {
    assertFails(
        ErrorCode.INVALID_PARAMETER_VALUE,
        () -> TransactionOptions.DEFAULT.withLockTimeout(Duration.ofMillis(-1)));
  }

  private List<String> keys(RowCursor cursor) {
    return new ArrayList<>(table.rows(cursor).keySet());
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
