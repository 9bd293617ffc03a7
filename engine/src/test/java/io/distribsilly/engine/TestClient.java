package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.txn.BufferedTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Does in a transaction on the built-in table what SQL statements would do, for tests. */
final class TestClient implements AutoCloseable {
  private static final Executor THREADS = task -> new Thread(task).start();

  private final TestTable table;
  private final BufferedTransaction transaction;

  TestClient(Database database, Isolation isolation) {
    this(
        database,
        TransactionOptions.DEFAULT
            .withIsolation(isolation)
            .withDurability(Durability.PERIODIC)
            .withLockTimeout(Duration.ofHours(1)));
  }

  TestClient(Database database, TransactionOptions options) {
    table = new TestTable(database);
    transaction = (BufferedTransaction) database.begin(options);
  }

  /** A statement that another thread runs: it waits for a lock or is done. */
  record Pending(CompletableFuture<Void> statement) {
    void succeeds() {
      statement.join();
    }

    void fails(ErrorCode code) {
      assertThatThrownBy(statement::join)
          .cause()
          .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    boolean isWaiting() {
      return !statement.isDone();
    }
  }

  Transaction transaction() {
    return transaction;
  }

  String read(String key) {
    transaction.beginStatement();
    return getInStatement(key);
  }

  String getInStatement(String key) {
    return table.decode(key, transaction.get(table.rowKey(key)).orElseThrow());
  }

  List<Optional<byte[]>> read(List<RowKey> keys) {
    transaction.beginStatement();
    return transaction.multiGet(keys);
  }

  Map<String, String> readAll() {
    return table.rows(open());
  }

  RowCursor open() {
    transaction.beginStatement();
    return scan();
  }

  List<String> keysWhere(IntPredicate condition) {
    return readAll().entrySet().stream()
        .filter(row -> condition.test(Integer.parseInt(row.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** INSERT or UPDATE. */
  void write(String key, String value) {
    statement(
        () -> {
          transaction.lock(List.of(table.rowKey(key)));
          transaction.put(table.rowKey(key), table.encode(key, value));
        });
  }

  /** UPDATE ... SET value = value + delta WHERE key = ... */
  void add(String key, int delta) {
    statement(
        () -> {
          transaction.lock(List.of(table.rowKey(key)));
          int value = Integer.parseInt(getInStatement(key)) + delta;
          transaction.put(table.rowKey(key), table.encode(key, String.valueOf(value)));
        });
  }

  /** DELETE ... WHERE condition on the value: finds, locks, looks again. */
  void deleteWhere(IntPredicate condition) {
    statement(
        () -> {
          List<RowKey> found =
              table.rows(scan()).entrySet().stream()
                  .filter(row -> condition.test(Integer.parseInt(row.getValue())))
                  .map(row -> table.rowKey(row.getKey()))
                  .toList();
          transaction.lock(found);
          for (RowKey key : found) {
            Optional<byte[]> row = transaction.get(key);
            if (row.isPresent() && condition.test(Integer.parseInt(table.value(key, row.get())))) {
              transaction.delete(key);
            }
          }
        });
  }

  void lock(String... keys) {
    statement(() -> transaction.lock(Stream.of(keys).map(table::rowKey).toList()));
  }

  Pending startWriting(String key, String value) {
    return start(() -> write(key, value));
  }

  Pending startAdding(String key, int delta) {
    return start(() -> add(key, delta));
  }

  Pending startDeletingWhere(IntPredicate condition) {
    return start(() -> deleteWhere(condition));
  }

  Pending startLocking(String... keys) {
    return start(() -> lock(keys));
  }

  void commit() {
    transaction.commit();
  }

  @Override
  public void close() {
    transaction.close();
  }

  private Pending start(Runnable statement) {
    CompletableFuture<Void> running = CompletableFuture.runAsync(statement, THREADS);
    Waiting.until(() -> transaction.isWaiting() || running.isDone(), "a wait");
    return new Pending(running);
  }

  private void statement(Runnable body) {
    transaction.beginStatement();
    try {
      body.run();
    } catch (EngineException e) {
      transaction.rollbackStatement();
      throw e;
    }
  }

  private RowCursor scan() {
    return transaction.scan(table.id(), KeyRange.ALL, Direction.ASCENDING);
  }
}
