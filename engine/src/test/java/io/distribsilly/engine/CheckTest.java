package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestFile;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.maintenance.CheckProblem;
import io.distribsilly.engine.maintenance.CheckProblem.Kind;
import io.distribsilly.engine.shard.KeyHash;
import io.distribsilly.engine.shard.StoreKeys;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.xodus.XodusStoreFactory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CHECK finds what is damaged, each kind of it, and nothing else. */
final class CheckTest {
  private static final int ROWS = 3_000;
  private static final DatabaseOptions OPTIONS =
      DatabaseOptions.DEFAULT.withShards(2).withDurability(Durability.PERIODIC);

  @TempDir Path folder;

  @Test
  void findsNothingInASoundDatabaseThatIsUsed() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    try (Database database = Database.open(folder, OPTIONS.withMemtableBytes(1L << 20))) {
      TestTable table = new TestTable(database);
      fill(table);
      Thread writer = new Thread(() -> churn(table, done, failures));
      Thread splitter = new Thread(() -> database.reshard(8));
      writer.start();
      splitter.start();
      for (int i = 0; i < 5; i++) {
        assertThat(check(database)).isEmpty();
      }
      done.set(true);
      writer.join();
      splitter.join();
      assertThat(failures).isEmpty();
      Waiting.forPurge(database);
      database.dropTable("PUBLIC", "KV");
      assertThat(check(database)).isEmpty();
    }
  }

  @Test
  void findsADamagedManifest() throws IOException {
    try (Database database = filled()) {
      flip(folder.resolve(ManifestFile.NAME), 300);
      CheckProblem problem = onlyProblem(database);
      assertThat(problem.object()).isEqualTo(Kind.MANIFEST);
      assertThat(problem.problem()).contains(ManifestFile.NAME).contains("damaged");
    }
  }

  @Test
  void findsAnOlderManifest() throws IOException {
    try (Database database = filled()) {
      Path file = folder.resolve(ManifestFile.NAME);
      byte[] older = Files.readAllBytes(file);
      database.checkpoint();
      Files.write(file, older);
      assertThat(onlyProblem(database).problem()).contains("not what was written last");
    }
  }

  @Test
  void findsADamagedRecordOfTheCommitLog() throws IOException {
    try (Database database = filled()) {
      database.checkpoint();
      new TestTable(database).put("in the log", "only", Durability.SYNC);
      Path segment = newest(folder.resolve("log"), ".log");
      flip(segment, 8192 + 20_000);
      CheckProblem problem = onlyProblem(database);
      assertThat(problem.object()).isEqualTo(Kind.LOG);
      assertThat(problem.problem()).contains(segment.toString()).contains("damaged at byte");
    }
  }

  @Test
  void findsADamagedPageOfAStore() throws IOException {
    try (Database database = filled()) {
      database.checkpoint();
      flip(folder.resolve("shards/s00001/00000000000.xd"), 100_000);
      List<CheckProblem> problems = check(database);
      assertThat(problems).isNotEmpty();
      assertThat(problems.get(0).shard()).contains("s00001");
      assertThat(problems.get(0).object()).isEqualTo(Kind.STORE);
    }
  }

  @Test
  void findsRowsThatShouldNotBe() {
    Map<String, RowKey> keys = new LinkedHashMap<>();
    byte[] row;
    try (Database database = filled()) {
      TestTable table = new TestTable(database);
      row = table.encode("any", "value");
      keys.put("foreign", keyOfSlot(table, "foreign", 1));
      keys.put("future", keyOfSlot(table, "future", 0));
      keys.put("garbage", keyOfSlot(table, "garbage", 0));
      keys.put("short", keyOfSlot(table, "short", 0));
      keys.put("homeless", new RowKey(77, keyOfSlot(table, "homeless", 0).key()));
      keys.put("no key", new RowKey(table.id(), noKeyOfSlot(0)));
    }
    plant(
        Map.of(
            keys.get("foreign"), stored(1, row),
            keys.get("future"), stored(1L << 40, row),
            keys.get("garbage"), stored(1, new byte[] {1, 2, 3}),
            keys.get("short"), new byte[] {1, 2, 3},
            keys.get("homeless"), stored(1, row),
            keys.get("no key"), stored(1, row)));
    try (Database database = Database.open(folder, OPTIONS)) {
      List<CheckProblem> problems = check(database);
      assertThat(problems).hasSize(6).allSatisfy(CheckTest::isInARowOfTheFirstShard);
      assertThat(problemOf(problems, "foreign")).contains("slot 1");
      assertThat(problemOf(problems, "future")).contains("commit " + (1L << 40));
      assertThat(problemOf(problems, "garbage")).contains("KV");
      assertThat(problemOf(problems, "short")).contains("too short");
      assertThat(problems)
          .anySatisfy(
              problem -> {
                assertThat(problem.problem()).contains("no table with the number 77");
                assertThat(problem.rowKey().orElseThrow()).startsWith("0000004d");
              });
      assertThat(problems)
          .anySatisfy(p -> assertThat(p.rowKey().orElseThrow()).startsWith("00000001"));
    }
  }

  @Test
  void stopsWhenItIsCanceled() {
    AtomicInteger asked = new AtomicInteger();
    try (Database database = filled()) {
      database.checkpoint();
      assertThatThrownBy(() -> database.check(() -> asked.incrementAndGet() > 1_000))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_CANCELED));
      assertThat(asked).hasValue(1_001);
    }
  }

  private static void isInARowOfTheFirstShard(CheckProblem problem) {
    assertThat(problem.shard()).contains("s00000");
    assertThat(problem.object()).isEqualTo(Kind.ROW);
  }

  private static String problemOf(List<CheckProblem> problems, String key) {
    return problems.stream()
        .filter(problem -> problem.rowKey().orElseThrow().startsWith("('" + key))
        .findFirst()
        .orElseThrow()
        .problem();
  }

  private static List<CheckProblem> check(Database database) {
    return database.check(() -> false);
  }

  private static CheckProblem onlyProblem(Database database) {
    List<CheckProblem> problems = check(database);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private Database filled() {
    Database database = Database.open(folder, OPTIONS);
    fill(new TestTable(database));
    return database;
  }

  private static void fill(TestTable table) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (int i = 0; i < ROWS; i++) {
      rows.put("key " + i, ("value " + i + " ").repeat(10));
    }
    rows.put("large", "x".repeat(200_000));
    table.putAll(rows);
  }

  private static void churn(
      TestTable table, AtomicBoolean done, ConcurrentLinkedQueue<Throwable> failures) {
    try {
      for (int i = 0; !done.get(); i++) {
        table.putAll(Map.of("key " + i % ROWS, "new " + i, "more " + i % 500, "x".repeat(1000)));
        table.delete("key " + (i + 1) % ROWS);
      }
    } catch (Throwable e) {
      failures.add(e);
    }
  }

  /** Returns a key that begins like this and is of a slot of two. */
  private static RowKey keyOfSlot(TestTable table, String prefix, int slot) {
    return Stream.iterate(0, i -> i + 1)
        .map(i -> table.rowKey(prefix + " " + i))
        .filter(key -> KeyHash.slot(key.key(), 2) == slot)
        .findFirst()
        .orElseThrow();
  }

  /** Returns bytes that are no key, of a slot of two, and no prefix of one. */
  private static byte[] noKeyOfSlot(int slot) {
    return Stream.iterate(0, i -> i + 1)
        .map(i -> new byte[] {(byte) 0xFF, (byte) 0xFF, i.byteValue()})
        .filter(key -> KeyHash.slot(key, 2) == slot)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] stored(long sequence, byte[] row) {
    return ByteBuffer.allocate(Long.BYTES + row.length).putLong(sequence).put(row).array();
  }

  /** Writes into the store of the first shard of a closed database. */
  private void plant(Map<RowKey, byte[]> rows) {
    Disk disk = new Disk();
    ManifestFile file = new ManifestFile(folder, disk);
    Manifest manifest = file.read();
    StoreBatch batch = new StoreBatch();
    rows.forEach((key, value) -> batch.put(StoreKeys.of(key), value));
    Path shard = folder.resolve("shards/s00000");
    try (Store store =
            new XodusStoreFactory(16 << 20, disk)
                .open(shard, manifest.checkpoint().safeAddress("s00000"));
        ManifestStore manifests = ManifestStore.of(file, manifest)) {
      store.write(batch);
      long address = store.prepareCheckpoint();
      manifests.update(
          m -> m.withCheckpoint(m.checkpoint().withSafeAddresses(Map.of("s00000", address))));
    }
  }

  private static Path newest(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> newest =
          files.filter(file -> file.toString().endsWith(suffix)).max(Path::compareTo);
      return newest.orElseThrow();
    }
  }

  private static void flip(Path path, long at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(at);
      int flipped = file.read() ^ 0x10;
      file.seek(at);
      file.write(flipped);
    }
  }
}
