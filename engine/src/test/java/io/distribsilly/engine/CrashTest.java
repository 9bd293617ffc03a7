package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.reshard.ReshardStep;
import io.distribsilly.engine.shard.KeyHash;
import io.distribsilly.engine.shard.ShardInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process is killed at each step of RESHARD; whoever opens the database after it finds every
 * acknowledged {@code sync} write, and the RESHARD is finished.
 */
final class CrashTest {
  @TempDir Path folder;

  /** The newest acknowledged counter of each key. */
  private final Map<String, Long> acknowledged = new HashMap<>();

  static Stream<Kill> splits() {
    return Stream.of(
            ReshardStep.JOB_WRITTEN,
            ReshardStep.MAP_LENGTHENED,
            ReshardStep.SNAPSHOT_TAKEN,
            ReshardStep.FILES_CLONED,
            ReshardStep.CLONES_OPENED,
            ReshardStep.CLONES_SYNCED,
            ReshardStep.GATE_CLOSED,
            ReshardStep.MANIFEST_SWITCHED,
            ReshardStep.MAP_SWAPPED,
            ReshardStep.GATE_OPENED,
            ReshardStep.PURGE_BATCH_WRITTEN,
            ReshardStep.SHARD_PURGED,
            ReshardStep.JOB_DONE)
        .flatMap(
            step ->
                switch (step) {
                  case JOB_WRITTEN, MAP_LENGTHENED, JOB_DONE -> Stream.of(split(step, 1));
                  default -> Stream.of(split(step, 1), split(step, 2));
                });
  }

  private static Kill split(ReshardStep step, int time) {
    return new Kill(2, 6, false, step, time);
  }

  static Stream<Kill> merges() {
    return Stream.of(
        new Kill(6, 2, false, ReshardStep.JOB_WRITTEN, 1),
        new Kill(6, 2, false, ReshardStep.TARGET_OPENED, 1),
        new Kill(6, 2, false, ReshardStep.TARGET_OPENED, 2),
        new Kill(6, 2, false, ReshardStep.ROWS_COPIED, 1),
        new Kill(6, 2, false, ReshardStep.ROWS_COPIED, 3),
        new Kill(6, 2, false, ReshardStep.ALL_ROWS_COPIED, 2),
        new Kill(6, 2, false, ReshardStep.TARGET_SYNCED, 1),
        new Kill(6, 2, false, ReshardStep.GATE_CLOSED, 2),
        new Kill(6, 2, false, ReshardStep.MANIFEST_SWITCHED, 1),
        new Kill(6, 2, false, ReshardStep.MANIFEST_SWITCHED, 2),
        new Kill(6, 2, false, ReshardStep.MAP_SWAPPED, 1),
        new Kill(6, 2, false, ReshardStep.GATE_OPENED, 2),
        new Kill(6, 2, false, ReshardStep.SOURCES_RETIRED, 1),
        new Kill(6, 2, false, ReshardStep.TABLE_SHORTENED, 1),
        new Kill(6, 2, false, ReshardStep.MAP_SHORTENED, 1),
        new Kill(6, 2, false, ReshardStep.SHARD_PURGED, 1));
  }

  /** Canceled when the first of two groups is switched, and killed while that is undone. */
  static Stream<Kill> cancels() {
    return Stream.of(
        new Kill(2, 6, true, ReshardStep.CANCEL_WRITTEN, 1),
        new Kill(2, 6, true, ReshardStep.TARGET_OPENED, 1),
        new Kill(2, 6, true, ReshardStep.ALL_ROWS_COPIED, 1),
        new Kill(2, 6, true, ReshardStep.MANIFEST_SWITCHED, 2),
        new Kill(2, 6, true, ReshardStep.TABLE_SHORTENED, 1),
        new Kill(2, 6, true, ReshardStep.CANCELED, 1),
        new Kill(6, 2, true, ReshardStep.CANCEL_WRITTEN, 1),
        new Kill(6, 2, true, ReshardStep.FILES_CLONED, 1),
        new Kill(6, 2, true, ReshardStep.MANIFEST_SWITCHED, 2),
        new Kill(6, 2, true, ReshardStep.CANCELED, 1));
  }

  /**
   * When a process is killed.
   *
   * @param from shards that it has
   * @param to shards that it makes
   * @param canceled whether it cancels that
   * @param time which time that the step is reached
   */
  record Kill(int from, int to, boolean canceled, ReshardStep step, int time) {
    int shardsAtTheEnd() {
      return canceled ? from : to;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"splits", "merges", "cancels"})
  void reshardIsFinishedAfterAKillAtEachStep(Kill kill) throws Exception {
    Process child = start(kill.hashCode(), kill);
    readUntilItEnds(child);
    assertThat(child.waitFor()).as("halted at the step").isEqualTo(9);
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
      checkAcknowledged(new TestTable(database));
      ReshardJob job = Waiting.forPurge(database);
      assertThat(job.state() == ReshardJob.State.CANCELED).isEqualTo(kill.canceled);
      checkAcknowledged(new TestTable(database));
      checkShards(database, kill.shardsAtTheEnd());
    }
    checkNoFolderIsLeftOver(kill.shardsAtTheEnd());
  }

  private Process start(long seed, Kill kill) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingChild.class.getName(),
            folder.toString(),
            Long.toString(seed),
            Integer.toString(kill.from),
            Integer.toString(kill.to),
            Boolean.toString(kill.canceled),
            kill.step.name(),
            Integer.toString(kill.time))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void readUntilItEnds(Process child) throws IOException {
    try (BufferedReader lines = lines(child)) {
      lines.lines().forEach(this::note);
    }
  }

  private static BufferedReader lines(Process child) {
    return new BufferedReader(
        new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
  }

  private void note(String line) {
    List<String> words = List.of(line.split(" "));
    if (words.size() == 2) {
      acknowledged.merge(words.get(0), Long.valueOf(words.get(1)), Math::max);
    }
  }

  /** A counter may be one ahead: written, but killed before its acknowledgement was printed. */
  private void checkAcknowledged(TestTable table) {
    Map<String, String> all = table.all();
    acknowledged.forEach(
        (key, count) -> {
          long found = Long.parseLong(all.getOrDefault(key, "0"));
          assertThat(found).as("key %s", key).isBetween(count, count + 1);
        });
    all.forEach((key, value) -> acknowledged.put(key, Long.valueOf(value)));
  }

  private static void checkShards(Database database, int shards) {
    Map<Integer, Long> expected = new HashMap<>();
    TestTable table = new TestTable(database);
    for (String key : table.all().keySet()) {
      expected.merge(KeyHash.slot(table.encodeKey(key), shards), 1L, Long::sum);
    }
    assertThat(database.shards()).hasSize(shards);
    for (ShardInfo shard : database.shards()) {
      assertThat(shard.state()).isEqualTo(ShardInfo.State.ACTIVE);
      assertThat(shard.rows()).isEqualTo(expected.getOrDefault(shard.slot(), 0L));
    }
  }

  private void checkNoFolderIsLeftOver(int shards) throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("shards"))) {
      assertThat(entries).hasSize(shards);
    }
  }
}
