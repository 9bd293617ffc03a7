package io.distribsilly.engine;

import static io.distribsilly.engine.BadFolderTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.reshard.ReshardListener;
import io.distribsilly.engine.reshard.ReshardProgress;
import io.distribsilly.engine.reshard.ReshardStep;
import io.distribsilly.engine.shard.ShardInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RESHARD_CANCEL leads back to as many shards as there were, whatever was done by then. */
final class CancelReshardTest {
  private static final int ROWS = 500;

  @TempDir Path folder;

  private final DatabaseOptions options =
      DatabaseOptions.DEFAULT.withDurability(Durability.PERIODIC);
  private final AtomicReference<Database> opened = new AtomicReference<>();
  private final CompletableFuture<ReshardJob> canceled = new CompletableFuture<>();
  private final AtomicInteger times = new AtomicInteger();

  @ParameterizedTest(name = "{0}, time {1}: 4 to {2}")
  @CsvSource({
    "JOB_WRITTEN, 1, 8",
    "MAP_LENGTHENED, 1, 8",
    "SNAPSHOT_TAKEN, 1, 8",
    "CLONES_OPENED, 3, 8",
    "CLONES_SYNCED, 1, 12",
    "GATE_OPENED, 1, 8",
    "GATE_OPENED, 3, 12",
    "GATE_OPENED, 4, 8",
    "JOB_WRITTEN, 1, 2",
    "TARGET_OPENED, 1, 2",
    "ROWS_COPIED, 1, 1",
    "ROWS_COPIED, 3, 2",
    "TARGET_SYNCED, 2, 2",
    "GATE_OPENED, 1, 2",
    "GATE_OPENED, 2, 2",
  })
  void afterACancelThereAreAsManyShardsAsBefore(ReshardStep step, int time, int shards)
      throws IOException {
    try (Database database = open(cancelAt(step, time))) {
      TestTable table = new TestTable(database);
      Map<String, String> rows = fill(table);
      assertFails(
          () -> database.reshard(shards), ErrorCode.QUERY_CANCELED, "canceled by RESHARD_CANCEL");
      ReshardJob job = canceled.join();
      assertThat(job.state()).isEqualTo(ReshardJob.State.CANCELED);
      assertThat(job.shardsDone()).isZero();
      assertThat(job.finishedAt()).isPresent();
      check(database, table, rows);
      table.put("later", "1");
      rows.put("later", "1");
      assertThat(database.reshard(shards).shardsDone()).isEqualTo(Math.min(4, shards));
      assertThat(table.all()).containsExactlyEntriesOf(rows);
    }
    try (Database database = Database.open(folder, options)) {
      Waiting.forPurge(database);
      assertThat(database.shards()).hasSize(shards);
    }
    assertThat(shardFolders()).isEqualTo(shards);
  }

  @Test
  void aReshardThatAnErrorStoppedCanBeCanceled() throws IOException {
    ReshardListener failing =
        (step, shard) -> {
          if (step == ReshardStep.CLONES_SYNCED && times.incrementAndGet() == 3) {
            throw new EngineException(ErrorCode.DISK_FULL, "no space, says the test");
          }
        };
    try (Database database = open(failing)) {
      TestTable table = new TestTable(database);
      Map<String, String> rows = fill(table);
      assertFails(() -> database.reshard(8), ErrorCode.DISK_FULL, "test");
      assertThat(database.shards()).hasSize(8);
      assertThat(database.cancelReshard().state()).isEqualTo(ReshardJob.State.CANCELED);
      check(database, table, rows);
    }
    assertThat(shardFolders()).isEqualTo(4);
  }

  @Test
  void aCancelThatAnErrorStoppedGoesOnWhenItIsAskedForAgain() {
    ReshardListener failing =
        (step, shard) -> {
          if (step == ReshardStep.GATE_OPENED && times.incrementAndGet() == 2) {
            throw new EngineException(ErrorCode.DISK_FULL, "no space, says the test");
          }
          if (step == ReshardStep.TARGET_SYNCED && times.incrementAndGet() == 3) {
            throw new EngineException(ErrorCode.IO_ERROR, "no luck, says the test");
          }
        };
    try (Database database = open(failing)) {
      TestTable table = new TestTable(database);
      Map<String, String> rows = fill(table);
      assertFails(() -> database.reshard(8), ErrorCode.DISK_FULL, "test");
      assertFails(database::cancelReshard, ErrorCode.IO_ERROR, "test");
      assertFails(() -> database.reshard(8), ErrorCode.RESHARD_RUNNING, "CALL RESHARD_CANCEL()");
      assertThat(database.cancelReshard().state()).isEqualTo(ReshardJob.State.CANCELED);
      check(database, table, rows);
    }
  }

  @Test
  void whereNothingRunsThereIsNothingToCancel() {
    try (Database database = open(ReshardListener.NONE)) {
      assertFails(database::cancelReshard, ErrorCode.RESHARD_NOT_RUNNING, "no RESHARD");
      database.reshard(8);
      assertFails(database::cancelReshard, ErrorCode.RESHARD_NOT_RUNNING, "no RESHARD");
      assertThat(database.shards()).hasSize(8);
    }
  }

  @Test
  void progressIsSeenWhileRowsAreCopied() {
    AtomicReference<ReshardProgress> seen = new AtomicReference<>();
    ReshardListener watching =
        (step, shard) -> {
          if (step == ReshardStep.ALL_ROWS_COPIED && times.incrementAndGet() == 2) {
            seen.set(newest(opened.get()));
          }
        };
    try (Database database = open(watching)) {
      fill(new TestTable(database));
      ReshardJob job = database.reshard(2);
      assertThat(seen.get().job().state()).isEqualTo(ReshardJob.State.MERGING);
      assertThat(seen.get().job().shardsDone()).isEqualTo(1);
      assertThat(seen.get().shardsTotal()).isEqualTo(2);
      assertThat(seen.get().currentShard()).contains("s00001,s00003");
      assertThat(seen.get().rowsCopied()).isPositive().isLessThan(ROWS);
      assertThat(seen.get().percent()).isEqualTo(100);
      assertThat(job.rows()).isEqualTo(ROWS);
      assertThat(job.rowsCopied()).isEqualTo(seen.get().rowsCopied());
      Waiting.forPurge(database);
      assertThat(newest(database).percent()).isEqualTo(100);
      assertThat(newest(database).currentShard()).isEqualTo(Optional.empty());
    }
  }

  private static ReshardProgress newest(Database database) {
    return database.reshardProgress().get(database.reshardProgress().size() - 1);
  }

  private Database open(ReshardListener listener) {
    Database database =
        Database.open(folder, options, EngineSettings.DEFAULT.withListener(listener));
    opened.set(database);
    return database;
  }

  /** Cancels at a step, once, and lets the job go on only when that is heard. */
  private ReshardListener cancelAt(ReshardStep step, int time) {
    return (reached, shard) -> {
      if (reached == step && times.incrementAndGet() == time) {
        Thread canceler = new Thread(() -> canceled.complete(opened.get().cancelReshard()));
        canceler.start();
        Waiting.until(() -> canceler.getState() == Thread.State.WAITING, "the canceler waits");
      }
    };
  }

  private static Map<String, String> fill(TestTable table) {
    Map<String, String> rows = new TreeMap<>();
    for (int i = 0; i < ROWS; i++) {
      rows.put("key " + i, "value " + i);
    }
    table.putAll(rows);
    return rows;
  }

  private static void check(Database database, TestTable table, Map<String, String> rows) {
    assertThat(database.shards()).hasSize(4);
    assertThat(database.shards()).extracting(ShardInfo::shard).doesNotHaveDuplicates();
    assertThat(table.all()).containsExactlyEntriesOf(rows);
    Waiting.forPurge(database);
    assertThat(table.all()).containsExactlyEntriesOf(rows);
    assertThat(database.shards().stream().mapToLong(ShardInfo::rows).sum()).isEqualTo(rows.size());
  }

  private long shardFolders() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("shards"))) {
      return entries.count();
    }
  }
}
