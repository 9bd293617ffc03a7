package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.maintenance.CompactionReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COMPACT gives back what was deleted and overwritten, and nothing else. */
final class CompactTest {
  private static final int SHARDS = 2;
  private static final int ROWS = 4_000;
  private static final int KEPT = ROWS / 4;
  private static final int VALUE = 2_000;
  private static final DatabaseOptions OPTIONS =
      DatabaseOptions.DEFAULT
          .withShards(SHARDS)
          .withDurability(Durability.PERIODIC)
          .withMemtableBytes(2L << 20);

  @TempDir Path folder;

  @Test
  void leavesLittleMoreThanWhatLives() throws IOException {
    long seed = Long.getLong("distribsilly.seed", 4_711L);
    Random random = new Random(seed);
    Map<String, String> expected = new LinkedHashMap<>();
    try (Database database = Database.open(folder, OPTIONS)) {
      TestTable table = new TestTable(database);
      for (int round = 0; round < 4; round++) {
        for (int i = 0; i < ROWS; i++) {
          expected.put("key " + i, text(random));
        }
        table.putAll(expected);
        database.checkpoint();
      }
      for (int i = KEPT; i < ROWS; i++) {
        table.delete("key " + i);
        expected.remove("key " + i);
      }
      long live = (long) KEPT * VALUE;
      List<CompactionReport> reports = database.compact(() -> false);
      assertThat(reports).hasSize(SHARDS);
      for (CompactionReport report : reports) {
        assertThat(report.filesAfter()).isLessThan(report.filesBefore());
        assertThat(report.bytesAfter()).isLessThan(report.bytesBefore());
      }
      long after = reports.stream().mapToLong(CompactionReport::bytesAfter).sum();
      assertThat(after).as("seed %d", seed).isBetween(live, live * 3 / 2 + SHARDS * (2L << 20));
      assertThat(bytesBelow(folder.resolve("shards"))).isLessThan(after + SHARDS * (1L << 20));
      assertThat(table.all()).containsExactlyInAnyOrderEntriesOf(expected);
      assertThat(database.check(() -> false)).isEmpty();
    }
    try (Database reopened = Database.open(folder, OPTIONS)) {
      assertThat(new TestTable(reopened).all()).containsExactlyInAnyOrderEntriesOf(expected);
    }
  }

  @Test
  void stopsBetweenTwoShardsWhenItIsCanceled() {
    try (Database database = Database.open(folder, OPTIONS)) {
      new TestTable(database).put("a", "b");
      assertThatThrownBy(() -> database.compact(() -> true))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_CANCELED));
      assertThat(new TestTable(database).get("a")).contains("b");
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder(VALUE);
    while (text.length() < VALUE) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private static long bytesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
      return files.mapToLong(CompactTest::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
