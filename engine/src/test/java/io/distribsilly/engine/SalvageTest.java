package io.distribsilly.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.reshard.ReshardStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a damaged commit log leaves can be read, and nothing is changed by it. */
@Timeout(120)
final class SalvageTest {
  private static final int COMMITS = 300;
  private static final int CHECKPOINT = 100;
  private static final int KEYS = 40;
  private static final DatabaseOptions USUAL = DatabaseOptions.DEFAULT.withMemtableBytes(1L << 20);
  private static final DatabaseOptions SALVAGE = USUAL.withDamagedLog(DamagedLog.SALVAGE);
  private static final EngineSettings SETTINGS = EngineSettings.DEFAULT.withSegmentBytes(1 << 20);

  @TempDir Path folder;

  @Test
  void showsTheCommitsBeforeTheDamageAndChangesNothing() throws IOException {
    Path crashed = crashed();
    Path segment = damage(crashed, 200);
    assertRefused(crashed, segment);
    Map<String, String> before = contents(crashed);
    try (Database database = Database.open(crashed, SALVAGE, SETTINGS)) {
      SalvageReport report = database.salvage().orElseThrow();
      assertThat(report.lastSequence()).isEqualTo(199);
      assertThat(report.problems()).hasSize(1);
      assertThat(report.problems().get(0))
          .startsWith("the commits after number 199 are missing: ")
          .contains(segment.toString(), "at byte")
          .doesNotContain("backup");
      assertThat(report.copy()).isDirectory();
      assertThat(new TestTable(database).all()).isEqualTo(after(199));
      assertThat(database.check(() -> false)).isEmpty();
      assertThat(contents(crashed)).isEqualTo(before);
    }
    assertThat(contents(crashed)).isEqualTo(before);
    assertThat(folder).isDirectoryNotContaining("glob:**salvage*");
    assertRefused(crashed, segment);
  }

  @Test
  void everyPlaceOfDamageGivesThePrefixBeforeIt() throws IOException {
    Path crashed = crashed();
    for (int damaged : List.of(CHECKPOINT + 1, CHECKPOINT + 2, 150, 250, COMMITS - 2)) {
      Path segment = damage(crashed, damaged);
      try (Database database = Database.open(crashed, SALVAGE, SETTINGS)) {
        assertThat(database.salvage().orElseThrow().lastSequence()).isEqualTo(damaged - 1);
        assertThat(new TestTable(database).all()).isEqualTo(after(damaged - 1));
      }
      assertThat(damage(crashed, damaged)).isEqualTo(segment); // the second time it is repaired
    }
  }

  @Test
  void aWholeLogLeavesNothingOutAndIsNotChangedEither() throws IOException {
    Path crashed = crashed();
    Map<String, String> before = contents(crashed);
    try (Database database = Database.open(crashed, SALVAGE, SETTINGS)) {
      assertThat(database.salvage().orElseThrow().problems()).isEmpty();
      assertThat(new TestTable(database).all()).isEqualTo(after(COMMITS));
    }
    assertThat(contents(crashed)).isEqualTo(before);
    try (Database database = Database.open(crashed, USUAL, SETTINGS)) {
      assertThat(database.salvage()).isEmpty();
      assertThat(new TestTable(database).all()).isEqualTo(after(COMMITS));
    }
  }

  @Test
  void refusesEveryChange() throws IOException {
    Path crashed = crashed();
    damage(crashed, 200);
    try (Database database = Database.open(crashed, SALVAGE, SETTINGS)) {
      TestTable table = new TestTable(database);
      TableDefinition other = database.catalog().table("PUBLIC", "KV").orElseThrow();
      assertReadOnly(() -> table.put("key", "value"));
      assertReadOnly(() -> table.delete("key 0"));
      assertReadOnly(() -> database.createTable(other));
      assertReadOnly(() -> database.dropTable("PUBLIC", "KV"));
      assertReadOnly(() -> database.reshard(8));
      assertReadOnly(database::cancelReshard);
      assertReadOnly(() -> database.compact(() -> false));
      assertThat(table.all()).isEqualTo(after(199));
    }
  }

  @Test
  void aBackupOfItIsADatabaseLikeAnyOther() throws IOException {
    Path crashed = crashed();
    damage(crashed, 200);
    Map<String, String> before = contents(crashed);
    Path saved = folder.resolve("saved");
    try (Database database = Database.open(crashed, SALVAGE, SETTINGS)) {
      assertThat(database.backup(saved, () -> false).sequence()).isEqualTo(199);
    }
    try (Database database = Database.open(saved, USUAL)) {
      TestTable table = new TestTable(database);
      assertThat(table.all()).isEqualTo(after(199));
      table.put("new", "row");
      assertThat(database.check(() -> false)).isEmpty();
    }
    assertThat(contents(crashed)).isEqualTo(before);
  }

  @Test
  void aStoreThatIsAheadOfTheDamageIsNamed() throws IOException {
    Path live = folder.resolve("live");
    CompletableFuture<Database> opened = new CompletableFuture<>();
    AtomicBoolean first = new AtomicBoolean(true);
    EngineSettings settings =
        SETTINGS.withListener(
            (step, shard) -> {
              if (step == ReshardStep.SHARD_PURGED && first.getAndSet(false)) {
                commit(opened.join(), 11);
                opened.join().freeze();
              }
            });
    Path crashed = folder.resolve("crashed");
    try (Database database = Database.open(live, USUAL.withShards(2), settings)) {
      opened.complete(database);
      for (int commit = 1; commit <= 10; commit++) {
        commit(database, commit);
      }
      database.reshard(4);
      Waiting.forPurge(database);
      commit(database, 12);
      commit(database, 13);
      copy(live, crashed);
    }
    damage(crashed, 11);
    try (Database database = Database.open(crashed, SALVAGE, SETTINGS)) {
      SalvageReport report = database.salvage().orElseThrow();
      assertThat(report.lastSequence()).isEqualTo(10);
      assertThat(report.problems()).hasSizeGreaterThan(1);
      assertThat(report.problems().subList(1, report.problems().size()))
          .allMatch(problem -> problem.contains("also has what commits 11 to 11 changed in it"));
      Map<String, String> mixed = new TestTable(database).all();
      assertThat(mixed).containsAllEntriesOf(common(after(10), after(11)));
      assertThat(mixed.values()).contains(value(11)).doesNotContain(value(12));
    }
  }

  @Test
  void oneModeAtATime() throws IOException {
    Path crashed = crashed();
    try (Database salvaged = Database.open(crashed, SALVAGE, SETTINGS);
        Database again = Database.open(crashed, SALVAGE, SETTINGS)) {
      assertThat(again.salvage()).isEqualTo(salvaged.salvage());
      assertThatThrownBy(() -> Database.open(crashed, USUAL, SETTINGS))
          .hasMessageContaining("is open in this JVM with damagedLog=salvage");
    }
    try (Database usual = Database.open(crashed, USUAL, SETTINGS)) {
      assertThat(usual.salvage()).isEmpty();
      assertThatThrownBy(() -> Database.open(crashed, SALVAGE, SETTINGS))
          .hasMessageContaining("is open in this JVM without damagedLog=salvage");
    }
  }

  @Test
  void makesNoDatabase() {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> Database.open(absent, SALVAGE)).hasMessageContaining("does not exist");
    assertThat(absent).doesNotExist();
  }

  @Test
  void whatAKilledProcessLeftIsDeleted() throws IOException {
    Path crashed = crashed();
    Path left = folder.resolve(".crashed.distribsilly-salvage");
    Files.createDirectories(left.resolve("shards/s00000"));
    Files.writeString(left.resolve("shards/s00000/left"), "over");
    try (Database database = Database.open(crashed, SALVAGE, SETTINGS)) {
      assertThat(database.salvage().orElseThrow().copy()).isEqualTo(left.toRealPath());
      assertThat(left.resolve("shards/s00000/left")).doesNotExist();
    }
    assertThat(left).doesNotExist();
  }

  /** Returns a database as a kill leaves it: a checkpoint, and commits after it. */
  private Path crashed() throws IOException {
    Path live = folder.resolve("live");
    Path crashed = folder.resolve("crashed");
    try (Database database = Database.open(live, USUAL, SETTINGS)) {
      for (int commit = 1; commit <= COMMITS; commit++) {
        commit(database, commit);
        if (commit == CHECKPOINT) {
          database.checkpoint();
        }
      }
      copy(live, crashed);
    }
    return crashed;
  }

  /** Changes rows of several shards, and deletes one. */
  private static void commit(Database database, int commit) {
    TestTable table = new TestTable(database);
    try (Transaction transaction = database.begin()) {
      List<RowKey> rows =
          Stream.concat(written(commit).keySet().stream(), Stream.of(deleted(commit)))
              .distinct()
              .map(table::rowKey)
              .toList();
      transaction.lock(rows);
      transaction.delete(table.rowKey(deleted(commit)));
      written(commit)
          .forEach((key, value) -> transaction.put(table.rowKey(key), table.encode(key, value)));
      transaction.commit();
    }
  }

  private static Map<String, String> written(int commit) {
    Map<String, String> rows = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      rows.put("key " + (commit * 7 + i * 11) % KEYS, value(commit));
    }
    return rows;
  }

  private static String value(int commit) {
    return "written by commit %06d".formatted(commit) + " padding".repeat(100);
  }

  private static String deleted(int commit) {
    return "key " + commit * 5 % KEYS;
  }

  /** Returns what there is after the first commits. */
  private static Map<String, String> after(int commits) {
    Map<String, String> rows = new HashMap<>();
    for (int commit = 1; commit <= commits; commit++) {
      rows.remove(deleted(commit));
      rows.putAll(written(commit));
    }
    return rows;
  }

  private static Map<String, String> common(Map<String, String> one, Map<String, String> other) {
    Map<String, String> common = new HashMap<>(one);
    common.entrySet().retainAll(other.entrySet());
    return common;
  }

  /** Flips a bit in the record of a commit; returns the file that has it. */
  private static Path damage(Path database, int commit) throws IOException {
    byte[] sought = "mmit %06d".formatted(commit).getBytes(UTF_8);
    try (Stream<Path> files = Files.list(database.resolve("log"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length - sought.length; at++) {
          if (Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
            bytes[at - 1] ^= 1;
            Files.write(file, bytes);
            return file.toRealPath();
          }
        }
      }
    }
    throw new AssertionError("no record of commit " + commit);
  }

  private static void assertRefused(Path database, Path segment) {
    assertThatThrownBy(() -> Database.open(database, USUAL, SETTINGS))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION))
        .hasMessageContaining(segment + " is damaged at byte")
        .hasMessageContaining("damagedLog=salvage");
  }

  private static void assertReadOnly(ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.READ_ONLY));
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> tree = Files.walk(source)) {
      for (Path path : tree.toList()) {
        Files.copy(path, target.resolve(source.relativize(path)));
      }
    }
  }

  /** Returns every file with its bytes, but the lock. */
  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(root)) {
      tree.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("lock"))
          .forEach(file -> contents.put(root.relativize(file).toString(), digest(file)));
    }
    return contents;
  }

  private static String digest(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return "%d bytes, %s, %s"
          .formatted(bytes.length, Arrays.hashCode(bytes), Files.getLastModifiedTime(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
