package io.distribsilly.engine;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.file.UnsyncedDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of file is damaged in every way, at random places: the database reports it, when it is
 * opened or when it is read, or is unaffected. It never gives a wrong answer, and never takes for
 * ever.
 */
final class CorruptionTest {
  private static final int CASES = Integer.getInteger("distribsilly.corruptions", 300);
  private static final int ROWS = 600;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final DatabaseOptions OPTIONS =
      DatabaseOptions.DEFAULT.withShards(2).withSyncInterval(Duration.ofMillis(10));

  private static final EngineSettings SETTINGS =
      EngineSettings.DEFAULT.withDisk(new UnsyncedDisk()).withSegmentBytes(64 << 10);

  @TempDir Path temp;

  private final long seed = Long.getLong("distribsilly.seed", 20_261_122L);
  private final TreeMap<String, String> model = new TreeMap<>();

  /** How many cases of each kind of file ended in each way. */
  private final Map<String, Integer> outcomes = new TreeMap<>();

  private long commits;
  private final List<String> wrong = new ArrayList<>();

  /** The kinds of files that a database has. */
  private enum Kind {
    MANIFEST("manifest\\.json"),
    LOCK("lock"),
    COMMIT_LOG("log/.*"),
    STORE("shards/.*\\.xd"),
    TAIL_CHECKSUMS("shards/.*/tail"),
    SPACE_MAP("shards/.*/utilization");

    /** What their paths look like. */
    final String pattern;

    Kind(String pattern) {
      this.pattern = pattern;
    }
  }

  @Test
  void damageIsReportedOrHasNoEffect() throws Exception {
    Path older = temp.resolve("older");
    Path killed = temp.resolve("killed");
    Path closed = temp.resolve("closed");
    live(older, killed, closed);
    Random random = new Random(seed);
    for (int number = 0; number < CASES; number++) {
      Path healthy = number % 2 == 0 ? killed : closed;
      damageOnce(healthy, older, new Random(random.nextLong()), number);
    }
    assertThat(wrong).as("seed %d, %s", seed, outcomes).isEmpty();
    assertThat(outcomes)
        .as("the test means something")
        .containsKeys("STORE reported", "COMMIT_LOG reported", "MANIFEST reported");
  }

  /** Writes for a while, and copies the folder as it is then, in the middle and at the end. */
  private void live(Path older, Path killed, Path closed) throws IOException {
    Path folder = temp.resolve("database");
    Random random = new Random(seed);
    try (Database database = Database.open(folder, OPTIONS, SETTINGS)) {
      TestTable table = new TestTable(database);
      for (int i = 0; i < ROWS; i++) {
        put(table, i, random);
      }
      database.checkpoint();
      copy(folder, older);
      for (int i = 0; i < ROWS; i++) {
        if (i % 100 == 0) {
          database.checkpoint();
        }
        if (i % 10 == 0) {
          delete(table, random.nextInt(ROWS));
        }
        put(table, random.nextInt(ROWS), random);
      }
      Waiting.until(() -> notedAsSynced(folder) == commits, "the log to note what is synced");
      copy(folder, killed);
    }
    copy(folder, closed);
  }

  private void put(TestTable table, int number, Random random) {
    String value =
        random.nextInt() + "x".repeat(random.nextInt(random.nextInt(8) == 0 ? 25_000 : 100));
    table.put(key(number), value, random.nextBoolean() ? Durability.SYNC : Durability.PERIODIC);
    model.put(key(number), value);
    commits++;
  }

  private void delete(TestTable table, int number) {
    if (table.delete(key(number))) {
      model.remove(key(number));
    }
    commits++;
  }

  /** Returns what the newest segment of the log says of itself, see SyncedCell. */
  private static long notedAsSynced(Path folder) {
    try (Stream<Path> segments = Files.list(folder.resolve("log"))) {
      Path newest =
          segments
              .filter(file -> file.toString().endsWith(".log"))
              .max(naturalOrder())
              .orElseThrow();
      return ByteBuffer.wrap(Files.readAllBytes(newest)).getLong(4096);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void damageOnce(Path healthy, Path older, Random random, int number) throws Exception {
    Path folder = temp.resolve("damaged");
    copy(healthy, folder);
    addSpaceMaps(folder);
    Kind kind = random.nextInt(3) == 0 ? Kind.STORE : anyOf(Kind.values(), random);
    List<Path> files = files(folder, kind);
    Path file = files.get(random.nextInt(files.size()));
    Path olderCopy = older.resolve(folder.relativize(file));
    Damage damage = anyOf(Damage.values(), random);
    while (!damage.canBeDoneTo(file, olderCopy)) {
      damage = anyOf(Damage.values(), random);
    }
    damage.doTo(file, olderCopy, random);
    String outcome = withinLimit(() -> openAndRead(folder));
    outcomes.merge(kind + " " + outcome.substring(0, outcome.indexOf(':')), 1, Integer::sum);
    if (outcome.startsWith("wrong")) {
      wrong.add(
          "case %d, %s, %s of the %s database: %s"
              .formatted(number, damage, folder.relativize(file), healthy.getFileName(), outcome));
    }
    delete(folder);
  }

  /** A shard has one from its birth in RESHARD until it has read it. */
  private static void addSpaceMaps(Path folder) throws IOException {
    for (Path store : files(folder, Kind.STORE)) {
      Files.writeString(store.resolveSibling("utilization"), "0 70000\n");
    }
  }

  private String openAndRead(Path folder) {
    try (Database database = Database.open(folder, OPTIONS, SETTINGS)) {
      List<String> answers = new ArrayList<>();
      TestTable table = new TestTable(database);
      for (int i = 0; i < ROWS; i++) {
        String key = key(i);
        answers.add(
            answer(folder, () -> table.get(key).equals(Optional.ofNullable(model.get(key)))));
      }
      answers.add(answer(folder, () -> table.all().equals(model)));
      return Collections.max(answers);
    } catch (EngineException e) {
      return reported(folder, e);
    }
  }

  private static String answer(Path folder, BooleanSupplier isRight) {
    try {
      return isRight.getAsBoolean() ? "as if nothing had happened: " : "wrong: an answer";
    } catch (EngineException e) {
      return reported(folder, e);
    }
  }

  private static String reported(Path folder, EngineException e) {
    boolean rightCode =
        e.code() == ErrorCode.CORRUPTION || e.code() == ErrorCode.CONNECTION_REJECTED;
    boolean namesFile = e.getMessage().contains(folder.toString());
    return rightCode && namesFile ? "reported: " : "wrong: " + e.code() + " " + e;
  }

  private static String withinLimit(Supplier<String> task) throws Exception {
    CompletableFuture<String> outcome =
        CompletableFuture.supplyAsync(task, run -> new Thread(run, "opener").start());
    try {
      return outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no end in sight", e);
    } catch (ExecutionException e) {
      return "wrong: " + e.getCause();
    }
  }

  private static String key(int number) {
    return "key %03d".formatted(number);
  }

  private static <T> T anyOf(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static List<Path> files(Path folder, Kind kind) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> folder.relativize(file).toString().matches(kind.pattern))
          .sorted()
          .toList();
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> tree = Files.walk(source)) {
      for (Path path : tree.sorted().toList()) {
        Files.copy(path, target.resolve(source.relativize(path)));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
