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
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process is killed again and again; whoever opens the database after it finds every acknowledged
 * {@code sync} write, and a RESHARD that was under way is finished.
 */
final class CrashTest {
  private static final int RANDOM_KILLS = Integer.getInteger("distribsilly.kills", 30);

  @TempDir Path folder;

  /** The newest acknowledged counter of each key. */
  private final Map<String, Long> acknowledged = new HashMap<>();

  static Stream<Arguments> steps() {
    return Stream.of(ReshardStep.values())
        .flatMap(
            step ->
                switch (step) {
                  case JOB_WRITTEN, MAP_LENGTHENED, JOB_DONE -> Stream.of(Arguments.of(step, 1));
                  default -> Stream.of(Arguments.of(step, 1), Arguments.of(step, 2));
                });
  }

  @ParameterizedTest(name = "{0}, time {1}")
  @MethodSource("steps")
  void reshardIsFinishedAfterAKillAtEachStep(ReshardStep step, int time) throws Exception {
    long seed = (long) step.name().hashCode() + time;
    Process child = start(seed, 6, step.name(), time);
    readUntilItEnds(child);
    assertThat(child.waitFor()).as("halted at the step").isEqualTo(9);
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
      checkAcknowledged(new TestTable(database));
      ReshardJob job = Waiting.forPurge(database);
      assertThat(job.to()).isEqualTo(6);
      checkAcknowledged(new TestTable(database));
      checkShards(database, 6);
    }
    checkNoFolderIsLeftOver(6);
  }

  @Test
  void nothingAcknowledgedIsLostWhenAWriterIsKilledAtRandomMoments() throws Exception {
    long seed = Long.getLong("distribsilly.seed", 20_261_122L);
    Random random = new Random(seed);
    for (int kill = 0; kill < RANDOM_KILLS; kill++) {
      int shards = kill % 10 == 9 ? 2 << (kill / 10) : 0;
      Process child = start(random.nextLong(), shards, "none", 0);
      readThenKill(child, 1 + random.nextInt(150));
      try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
        checkAcknowledged(new TestTable(database));
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", kill " + kill, e);
      }
    }
  }

  private Process start(long seed, int shards, String step, int time) throws IOException {
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
            Integer.toString(shards),
            step,
            Integer.toString(time))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void readUntilItEnds(Process child) throws IOException {
    try (BufferedReader lines = lines(child)) {
      lines.lines().forEach(this::note);
    }
  }

  private void readThenKill(Process child, int count) throws IOException, InterruptedException {
    try (BufferedReader lines = lines(child)) {
      for (int i = 0; i < count; i++) {
        String line = lines.readLine();
        assertThat(line).as("the child lives until it is killed").isNotNull();
        note(line);
      }
      child.toHandle().destroyForcibly(); // Process.destroyForcibly would close its output
      lines.lines().forEach(this::note);
    }
    assertThat(child.waitFor()).isNotZero();
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
