package io.distribsilly.sql.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.RowSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A table is altered while others write to it and read from it. */
@Timeout(300)
final class AlterBesideWritesTest {
  private static final DatabaseOptions OPTIONS = DatabaseOptions.DEFAULT.withShards(2);
  private static final int ROWS = 20;
  private static final int ALTERATIONS = 15;
  private static final int MIN_WRITES = 50;

  private static final List<String> INCREMENTS =
      List.of(
          "UPDATE t SET n = n + 1 WHERE id = ?",
          "UPDATE t SET n = n + 1 WHERE id + 0 = ?",
          "INSERT INTO t (id, n) VALUES (?, 0) ON CONFLICT DO UPDATE SET n = t.n + 1",
          "MERGE INTO t USING (VALUES (CAST(? AS INT))) AS s (k) ON id = k"
              + " WHEN MATCHED THEN UPDATE SET n = n + 1");

  @TempDir Path folder;
  private LocalSession session;
  private final AtomicBoolean done = new AtomicBoolean();

  @BeforeEach
  void open() {
    session = newSession();
    run(session, "CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL)");
    for (int id = 0; id < ROWS; id++) {
      run(session, "INSERT INTO t VALUES (?, 0)", id);
    }
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void noWriteIsLostAndNoneLosesTheValueOfANewColumn() {
    List<CompletableFuture<Long>> writers = new ArrayList<>();
    for (int i = 0; i < INCREMENTS.size(); i++) {
      String sql = INCREMENTS.get(i);
      boolean transactions = i % 2 == 1;
      writers.add(CompletableFuture.supplyAsync(() -> increments(sql, transactions)));
    }
    for (int i = 0; i < ALTERATIONS; i++) {
      alter(i);
    }
    done.set(true);
    long increments = writers.stream().mapToLong(CompletableFuture::join).sum();
    assertThat(rows("SELECT SUM(n) FROM t")).isEqualTo("[" + increments + "]");
    for (int i = 0; i < ALTERATIONS; i++) {
      if (isKept(i)) {
        assertThat(rows("SELECT id, c" + i + " FROM t ORDER BY id")).isEqualTo(expected(i));
      }
    }
    assertThat(rows("SELECT COUNT(*) FROM t WHERE id + 0 >= 0")).isEqualTo("[" + ROWS + "]");
  }

  /** Adds a column, gives every second row another value than the initial one, drops some. */
  private void alter(int i) {
    run(session, "ALTER TABLE t ADD COLUMN c%d INT DEFAULT %d".formatted(i, i));
    run(session, "UPDATE t SET c%d = NULL WHERE MOD(id, 2) = 1".formatted(i));
    if (!isKept(i)) {
      run(session, "ALTER TABLE t DROP COLUMN c" + i);
    }
    run(session, "ALTER TABLE t ALTER COLUMN n DROP NOT NULL");
    run(session, "ALTER TABLE t ALTER COLUMN n SET NOT NULL");
  }

  private static boolean isKept(int i) {
    return i % 3 != 0;
  }

  private static String expected(int i) {
    StringBuilder text = new StringBuilder();
    for (int id = 0; id < ROWS; id++) {
      text.append("[%d, %s]".formatted(id, id % 2 == 1 ? "null" : String.valueOf(i)));
    }
    return text.toString();
  }

  /** Returns how many increments were committed. */
  private long increments(String sql, boolean transactions) {
    long committed = 0;
    try (LocalSession writer = newSession()) {
      Prepared prepared = writer.prepare(sql);
      Prepared read = writer.prepare("SELECT n FROM t WHERE id = ?");
      writer.setAutocommit(!transactions);
      for (int i = 0; !done.get() || i < MIN_WRITES; i++) {
        try {
          count(writer, prepared, i % ROWS);
          values(writer, read, i % ROWS);
          if (transactions) {
            writer.commit();
          }
          committed++;
        } catch (EngineException e) {
          assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.SERIALIZATION_FAILURE);
          assertThat(transactions).as("in autocommit it is run again").isTrue();
          writer.rollback();
        }
      }
    }
    return committed;
  }

  private LocalSession newSession() {
    return new LocalSession(
        Database.open(folder.resolve("db"), OPTIONS),
        TransactionOptions.DEFAULT.withDurability(Durability.PERIODIC));
  }

  private static void run(LocalSession session, String sql, Object... parameters) {
    count(session, session.prepare(sql), parameters);
  }

  private static long count(LocalSession session, Prepared prepared, Object... parameters) {
    return ((Result.UpdateCount) session.execute(prepared, parameters)).count();
  }

  private String rows(String sql) {
    return values(session, session.prepare(sql));
  }

  private static String values(LocalSession session, Prepared prepared, Object... parameters) {
    StringBuilder text = new StringBuilder();
    try (RowSource rows = ((Result.Rows) session.execute(prepared, parameters)).rows()) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < prepared.columns().size(); i++) {
          row.add(String.valueOf(rows.value(i)));
        }
        text.append(row);
      }
    }
    return text.toString();
  }
}
