package io.distribsilly.engine;

import static io.distribsilly.engine.BadFolderTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.reshard.ReshardListener;
import io.distribsilly.engine.reshard.ReshardStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A RESHARD that cannot be done is refused, or leaves the database as it was. */
final class BadReshardTest {
  @TempDir Path folder;

  private final DatabaseOptions options = DatabaseOptions.DEFAULT;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | from 1 to 1024",
        "-4 | from 1 to 1024",
        "1028 | from 1 to 1024",
        "2147483647 | from 1 to 1024",
        "4 | already",
        "3 | a multiple or a divisor of the 4 shards that there are; near it: 2, 8",
        "6 | near it: 2, 8",
        "1023 | near it: 1020, 1024",
      })
  void refusesANumberThatDoesNotFit(int shards, String message) {
    try (Database database = Database.open(folder, options)) {
      assertFails(() -> database.reshard(shards), ErrorCode.INVALID_PARAMETER_VALUE, message);
      assertThat(database.shards()).hasSize(4);
      assertThat(database.reshardJobs()).isEmpty();
    }
  }

  @Test
  void refusesASecondReshardWhileOneRuns() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ReshardListener pausing =
        (step, shard) -> {
          if (step == ReshardStep.CLONES_OPENED) {
            reached.countDown();
            await(goOn);
          }
        };
    try (Database database =
        Database.open(folder, options, EngineSettings.DEFAULT.withListener(pausing))) {
      Thread first = new Thread(() -> database.reshard(8));
      first.start();
      await(reached);
      assertFails(() -> database.reshard(8), ErrorCode.RESHARD_RUNNING, "4 to 8");
      goOn.countDown();
      first.join();
      assertThat(database.shards()).hasSize(8);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ReshardStep.class,
      names = {"SNAPSHOT_TAKEN", "FILES_CLONED", "CLONES_OPENED", "CLONES_SYNCED"})
  void aFailureBeforeTheFirstShardIsSplitLeavesEverythingAsItWas(ReshardStep step)
      throws IOException {
    AtomicReference<ReshardStep> failing = new AtomicReference<>(step);
    try (Database database =
        Database.open(folder, options, EngineSettings.DEFAULT.withListener(failAt(failing, 1)))) {
      TestTable table = new TestTable(database);
      table.putAll(Map.of("a", "1", "b", "2", "c", "3"));
      assertFails(() -> database.reshard(8), ErrorCode.DISK_FULL, "test");
      assertThat(database.shards()).hasSize(4);
      assertThat(database.reshardJobs()).isEmpty();
      assertThat(shardFolders()).isEqualTo(4);
      table.put("d", "4");
      failing.set(null);
      assertThat(database.reshard(8).shardsDone()).isEqualTo(4);
      assertThat(table.all()).isEqualTo(Map.of("a", "1", "b", "2", "c", "3", "d", "4"));
    }
  }

  @Test
  void aFailureAfterTheFirstShardIsSplitIsResumedByAskingAgain() throws IOException {
    AtomicReference<ReshardStep> failing = new AtomicReference<>(ReshardStep.CLONES_OPENED);
    try (Database database =
        Database.open(folder, options, EngineSettings.DEFAULT.withListener(failAt(failing, 3)))) {
      TestTable table = new TestTable(database);
      table.putAll(Map.of("a", "1", "b", "2", "c", "3"));
      assertFails(() -> database.reshard(8), ErrorCode.DISK_FULL, "test");
      table.put("d", "4");
      assertThat(table.all()).hasSize(4);
      assertFails(() -> database.reshard(16), ErrorCode.RESHARD_RUNNING, "RESHARD(8) first");
      failing.set(null);
      assertThat(database.reshard(8).shardsDone()).isEqualTo(4);
      assertThat(shardFolders()).isEqualTo(8);
      assertThat(table.all()).isEqualTo(Map.of("a", "1", "b", "2", "c", "3", "d", "4"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ReshardStep.class,
      names = {"TARGET_OPENED", "ROWS_COPIED", "ALL_ROWS_COPIED", "TARGET_SYNCED", "GATE_CLOSED"})
  void aFailureBeforeTheFirstShardIsMergedLeavesEverythingAsItWas(ReshardStep step)
      throws IOException {
    AtomicReference<ReshardStep> failing = new AtomicReference<>(step);
    try (Database database =
        Database.open(folder, options, EngineSettings.DEFAULT.withListener(failAt(failing, 1)))) {
      TestTable table = new TestTable(database);
      table.putAll(Map.of("a", "1", "b", "2", "c", "3"));
      assertFails(() -> database.reshard(2), ErrorCode.DISK_FULL, "test");
      assertThat(database.shards()).hasSize(4);
      assertThat(database.reshardJobs()).isEmpty();
      assertThat(shardFolders()).isEqualTo(4);
      table.put("d", "4");
      failing.set(null);
      assertThat(database.reshard(2).shardsDone()).isEqualTo(2);
      assertThat(table.all()).isEqualTo(Map.of("a", "1", "b", "2", "c", "3", "d", "4"));
    }
    assertThat(shardFolders()).isEqualTo(2);
  }

  @Test
  void aFailureAfterTheFirstShardIsMergedIsResumedByAskingAgain() throws IOException {
    AtomicReference<ReshardStep> failing = new AtomicReference<>(ReshardStep.TARGET_SYNCED);
    try (Database database =
        Database.open(folder, options, EngineSettings.DEFAULT.withListener(failAt(failing, 2)))) {
      TestTable table = new TestTable(database);
      table.putAll(Map.of("a", "1", "b", "2", "c", "3"));
      assertFails(() -> database.reshard(2), ErrorCode.DISK_FULL, "test");
      table.put("d", "4");
      assertThat(table.all()).hasSize(4);
      assertFails(() -> database.reshard(1), ErrorCode.RESHARD_RUNNING, "RESHARD(2) first");
      failing.set(null);
      assertThat(database.reshard(2).shardsDone()).isEqualTo(2);
      assertThat(table.all()).isEqualTo(Map.of("a", "1", "b", "2", "c", "3", "d", "4"));
    }
    assertThat(shardFolders()).isEqualTo(2);
  }

  @Test
  void aDiskWithoutLinksNeedsRoomForCopiesAndIsAskedFirst() throws IOException {
    LinklessDisk disk = new LinklessDisk();
    try (Database database =
        Database.open(folder, options, EngineSettings.DEFAULT.withDisk(disk))) {
      TestTable table = new TestTable(database);
      table.putAll(Map.of("a", "1", "b", "2", "c", "3"));
      disk.usable = 100;
      assertFails(
          () -> database.reshard(8), ErrorCode.DISK_FULL, "no hard links, but 100 are free");
      assertFails(() -> database.reshard(1), ErrorCode.DISK_FULL, "RESHARD(1) needs");
      assertThat(database.reshardJobs()).isEmpty();
      disk.usable = Long.MAX_VALUE;
      for (int shards : new int[] {8, 2}) {
        ReshardJob job = database.reshard(shards);
        assertThat(job.bytesCopied()).isPositive();
        assertThat(job.bytesLinked()).isZero();
        assertThat(table.all()).isEqualTo(Map.of("a", "1", "b", "2", "c", "3"));
      }
    }
  }

  /** A file system that has no hard links. */
  private static final class LinklessDisk extends Disk {
    private volatile long usable = Long.MAX_VALUE;

    @Override
    public void link(Path existing, Path link) {
      throw new UnsupportedOperationException("no links, says the test");
    }

    @Override
    public long usableBytes(Path anyFolder) {
      return usable;
    }
  }

  /** Fails at a step from the given time on, as a full disk would. */
  private static ReshardListener failAt(AtomicReference<ReshardStep> step, int time) {
    int[] times = {0};
    return (reached, shard) -> {
      if (reached == step.get() && ++times[0] >= time) {
        throw new EngineException(ErrorCode.DISK_FULL, "no space, says the test");
      }
    };
  }

  private long shardFolders() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("shards"))) {
      return entries.count();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
