package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.maintenance.BackupReport;
import io.distribsilly.engine.reshard.ReshardListener;
import io.distribsilly.engine.reshard.ReshardStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is one moment of the whole database, and a database of its own. */
final class BackupTest {
  private static final int ROWS = 4_000;
  private static final DatabaseOptions OPTIONS =
      DatabaseOptions.DEFAULT
          .withDurability(Durability.PERIODIC)
          .withMemtableBytes(1L << 20)
          .withCacheBytes(16L << 20);

  @TempDir Path folder;

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private Path home;
  private Path target;

  @BeforeEach
  void nameFolders() {
    home = folder.resolve("db");
    target = folder.resolve("backups").resolve("today");
  }

  @Test
  void holdsExactlyTheCommitsUpToItsSequence() throws Exception {
    try (Database database = Database.open(home, OPTIONS)) {
      TestTable table = new TestTable(database);
      CountDownLatch begun = new CountDownLatch(2_000);
      Thread writer = start(() -> count(table, begun));
      begun.await();
      for (int i = 0; i < 3; i++) {
        int before = counter(table);
        BackupReport report = database.backup(target.resolve("" + i), BackupTest::never);
        int after = counter(table);
        assertThat(report.folder()).isEqualTo(target.toRealPath().resolve("" + i));
        try (Database backup = Database.open(report.folder(), OPTIONS)) {
          int counted = checkCounted(new TestTable(backup));
          assertThat(counted).isBetween(before, after);
          assertThat((long) counted).as("one commit a count").isEqualTo(report.sequence());
        }
      }
      finish(writer);
    }
  }

  @Test
  void neitherEverChangesWhatTheOtherHas() throws IOException {
    try (Database database = Database.open(home, OPTIONS.withShards(1))) {
      TestTable table = new TestTable(database);
      fill(table, "old");
      BackupReport report = database.backup(target, BackupTest::never);
      assertThat(report.filesLinked()).isPositive();
      assertThat(report.bytesLinked()).isPositive();
      Map<Path, Integer> made = contents(target);
      fill(table, "new");
      database.checkpoint();
      assertThat(contents(target)).isEqualTo(made);
      try (Database backup = Database.open(target, OPTIONS)) {
        TestTable backupTable = new TestTable(backup);
        assertThat(backupTable.all().values()).allMatch(value -> value.startsWith("old"));
        fill(backupTable, "other");
        backup.checkpoint();
      }
      assertThat(table.all().values()).allMatch(value -> value.startsWith("new"));
    }
    try (Database reopened = Database.open(home, OPTIONS);
        Database backup = Database.open(target, OPTIONS)) {
      TestTable table = new TestTable(reopened);
      assertThat(table.all()).hasSize(ROWS).allSatisfy((k, v) -> assertThat(v).startsWith("new"));
      assertThat(new TestTable(backup).all())
          .hasSize(ROWS)
          .allSatisfy((k, v) -> assertThat(v).startsWith("other"));
    }
  }

  @Test
  void copiesWhereNothingCanBeLinked() {
    Disk noLinks =
        new Disk() {
          @Override
          public void link(Path existing, Path link) {
            throw new UnsupportedOperationException("no links here");
          }
        };
    try (Database database = open(EngineSettings.DEFAULT.withDisk(noLinks))) {
      fill(new TestTable(database), "old");
      BackupReport report = database.backup(target, BackupTest::never);
      assertThat(report.filesLinked()).isZero();
      assertThat(report.bytesCopied()).isPositive();
    }
    try (Database backup = Database.open(target, OPTIONS)) {
      assertThat(new TestTable(backup).all()).hasSize(ROWS);
    }
  }

  @Test
  void goesOnBesideAReshard() throws Exception {
    Map<ReshardStep, BackupReport> reports = new LinkedHashMap<>();
    CountDownLatch begun = new CountDownLatch(500);
    BackupsAtSteps listener = new BackupsAtSteps(reports);
    try (Database database = open(EngineSettings.DEFAULT.withListener(listener))) {
      TestTable table = new TestTable(database);
      Thread writer = start(() -> count(table, begun));
      begun.await();
      listener.database = database;
      database.reshard(8);
      for (Thread backup : listener.running) {
        backup.join();
      }
      finish(writer);
    }
    assertThat(reports).hasSize(BackupsAtSteps.STEPS.size());
    for (BackupReport report : reports.values()) {
      try (Database backup = Database.open(report.folder(), OPTIONS)) {
        assertThat((long) checkCounted(new TestTable(backup))).isEqualTo(report.sequence());
        Waiting.forPurge(backup);
        assertThat(backup.shards()).hasSize(8);
        assertThat((long) checkCounted(new TestTable(backup))).isEqualTo(report.sequence());
      }
    }
  }

  @Test
  void refusesAFolderThatItCannotHaveForItself() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("precious"), "mine");
    Path file = Files.writeString(folder.resolve("file"), "mine");
    try (Database database = Database.open(home, OPTIONS)) {
      refused(database, target, "precious");
      refused(database, file, "is a file");
      refused(database, home, "in the folder of the database");
      refused(database, home.resolve("shards").resolve("s9"), "in the folder of the database");
      assertThat(home.resolve("shards").resolve("s9")).doesNotExist();
      assertThat(contents(target)).hasSize(1);
    }
  }

  @Test
  void leavesNothingWhenItFails() throws IOException {
    AtomicBoolean full = new AtomicBoolean();
    Disk disk =
        new Disk() {
          @Override
          public void copy(Path source, Path copy, long length) throws IOException {
            if (full.get()) {
              throw new FileSystemException(copy.toString(), null, "No space left on device");
            }
            super.copy(source, copy, length);
          }
        };
    Path existing = Files.createDirectories(folder.resolve("existing"));
    try (Database database = open(EngineSettings.DEFAULT.withDisk(disk))) {
      TestTable table = new TestTable(database);
      fill(table, "old");
      full.set(true);
      failsWith(ErrorCode.DISK_FULL, () -> database.backup(target, BackupTest::never));
      failsWith(ErrorCode.DISK_FULL, () -> database.backup(existing, BackupTest::never));
      assertThat(target.getParent()).doesNotExist();
      assertThat(contents(existing)).isEmpty();
      full.set(false);
      failsWith(ErrorCode.QUERY_CANCELED, () -> database.backup(target, () -> true));
      assertThat(target.getParent()).doesNotExist();
      table.put("after", "works");
      database.backup(existing, BackupTest::never);
    }
    try (Database backup = Database.open(existing, OPTIONS)) {
      assertThat(new TestTable(backup).get("after")).contains("works");
    }
  }

  private static boolean never() {
    return false;
  }

  private Database open(EngineSettings settings) {
    return Database.open(home, OPTIONS, settings);
  }

  private static void fill(TestTable table, String value) {
    Map<String, String> rows = new HashMap<>();
    for (int i = 0; i < ROWS; i++) {
      rows.put("key " + i, (value + " " + i + " ").repeat(100));
    }
    table.putAll(rows);
  }

  /** Each commit adds a row and counts it, on another shard. */
  private void count(TestTable table, CountDownLatch begun) {
    for (int i = 1; !done.get(); i++) {
      table.putAll(Map.of("counter", "" + i, "n" + i, "x".repeat(200)));
      begun.countDown();
    }
  }

  private static int counter(TestTable table) {
    return Integer.parseInt(table.get("counter").orElseThrow());
  }

  /** Returns the count after checking that the rows are exactly those that were counted. */
  private static int checkCounted(TestTable table) {
    Map<String, String> rows = table.all();
    int counted = Integer.parseInt(rows.remove("counter"));
    assertThat(rows).hasSize(counted);
    for (int i = 1; i <= counted; i++) {
      assertThat(rows).containsKey("n" + i);
    }
    return counted;
  }

  private void finish(Thread writer) throws InterruptedException {
    done.set(true);
    writer.join();
    assertThat(failures).isEmpty();
  }

  private Thread start(Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Throwable e) {
                failures.add(e);
              }
            });
    thread.start();
    return thread;
  }

  /** Starts a backup at some steps, on a thread of its own: it may have to wait for a split. */
  private final class BackupsAtSteps implements ReshardListener {
    private static final Set<ReshardStep> STEPS =
        EnumSet.of(ReshardStep.MAP_LENGTHENED, ReshardStep.FILES_CLONED, ReshardStep.GATE_OPENED);

    private final Map<ReshardStep, BackupReport> reports;
    private final ConcurrentLinkedQueue<Thread> running = new ConcurrentLinkedQueue<>();
    private volatile Database database;

    private BackupsAtSteps(Map<ReshardStep, BackupReport> reports) {
      this.reports = reports;
    }

    @Override
    public void reached(ReshardStep step, String shard) {
      if (STEPS.contains(step)
          && running.stream().noneMatch(t -> t.getName().equals(step.name()))) {
        Thread thread = start(() -> backUp(step));
        thread.setName(step.name());
        running.add(thread);
      }
    }

    private void backUp(ReshardStep step) {
      BackupReport report = database.backup(target.resolve(step.name()), BackupTest::never);
      synchronized (reports) {
        reports.put(step, report);
      }
    }
  }

  private static void refused(Database database, Path where, String why) {
    assertThatThrownBy(() -> database.backup(where, BackupTest::never))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE))
        .hasMessageContaining(where.toString())
        .hasMessageContaining(why);
  }

  private static void failsWith(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Returns a hash of every file below a folder. */
  private static Map<Path, Integer> contents(Path root) throws IOException {
    Map<Path, Integer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
      files.forEach(
          file -> {
            try {
              contents.put(file, Arrays.hashCode(Files.readAllBytes(file)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return contents;
  }
}
