package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.Identity;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.file.Image;
import io.distribsilly.engine.file.PowerLossDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class SequencesTest {
  private static final long SEED = Long.getLong("distribsilly.seed", 4711);

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("app"));
  }

  private static SequenceOptions options(long start, long increment, long min, long max) {
    return new SequenceOptions(SqlType.BIGINT, start, increment, min, max, false, 0);
  }

  private static SequenceOptions cycling(long start, long increment, long min, long max) {
    return new SequenceOptions(SqlType.BIGINT, start, increment, min, max, true, 0);
  }

  private static SequenceOptions counting() {
    return options(1, 1, 1, Long.MAX_VALUE);
  }

  private static int create(Database database, String name, SequenceOptions options) {
    return database.createSequence(new SequenceDefinition(0, "PUBLIC", name, options)).id();
  }

  private static List<Long> take(Database database, int sequence, int count) {
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(database.nextValue(sequence));
    }
    return values;
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private Database open() {
    return Database.open(folder, DatabaseOptions.DEFAULT);
  }

  @Test
  void valuesFollowEachOtherAlsoAfterACleanClose() {
    int up;
    int down;
    try (Database database = open()) {
      up = create(database, "UP", options(10, 5, 1, 1000));
      down = create(database, "DOWN", options(-1, -2, Long.MIN_VALUE, -1));
      assertThat(take(database, up, 3)).containsExactly(10L, 15L, 20L);
      assertThat(take(database, down, 2)).containsExactly(-1L, -3L);
    }
    try (Database database = open()) {
      assertThat(take(database, up, 2)).containsExactly(25L, 30L);
      assertThat(take(database, down, 2)).containsExactly(-5L, -7L);
    }
  }

  @Test
  void theLastValueIsTheLast() {
    try (Database database = open()) {
      int sequence = create(database, "S", options(1, 2, 1, 6));
      assertThat(take(database, sequence, 3)).containsExactly(1L, 3L, 5L);
      assertFails(ErrorCode.SEQUENCE_EXHAUSTED, () -> database.nextValue(sequence));
      assertFails(ErrorCode.SEQUENCE_EXHAUSTED, () -> database.nextValue(sequence));
    }
    try (Database database = open()) {
      int sequence = database.catalog().sequence("PUBLIC", "S").orElseThrow().id();
      assertFails(ErrorCode.SEQUENCE_EXHAUSTED, () -> database.nextValue(sequence));
      database.alterSequence("PUBLIC", "S", same -> same, OptionalLong.of(5));
      assertThat(database.nextValue(sequence)).isEqualTo(5);
    }
  }

  @Test
  void theEndsOfALongAreReached() {
    try (Database database = open()) {
      long max = Long.MAX_VALUE;
      int up = create(database, "UP", options(max - 1, 1, Long.MIN_VALUE, max));
      assertThat(take(database, up, 2)).containsExactly(max - 1, max);
      assertFails(ErrorCode.SEQUENCE_EXHAUSTED, () -> database.nextValue(up));
      int down = create(database, "DOWN", options(0, Long.MIN_VALUE, Long.MIN_VALUE, max));
      assertThat(take(database, down, 2)).containsExactly(0L, Long.MIN_VALUE);
      assertFails(ErrorCode.SEQUENCE_EXHAUSTED, () -> database.nextValue(down));
      int wide = create(database, "WIDE", options(-max, max, -max, max));
      assertThat(take(database, wide, 3)).containsExactly(-max, 0L, max);
      assertFails(ErrorCode.SEQUENCE_EXHAUSTED, () -> database.nextValue(wide));
    }
  }

  @Test
  void aCycleBeginsAnewAtItsLeastOrGreatestValue() {
    try (Database database = open()) {
      int up = create(database, "UP", cycling(3, 1, 1, 4));
      assertThat(take(database, up, 7)).containsExactly(3L, 4L, 1L, 2L, 3L, 4L, 1L);
      int down = create(database, "DOWN", cycling(1, -2, 0, 5));
      assertThat(take(database, down, 5)).containsExactly(1L, 5L, 3L, 1L, 5L);
    }
  }

  @Test
  void aRestartAndOtherOptionsTakeEffectAtOnce() {
    try (Database database = open()) {
      int sequence = create(database, "S", counting());
      assertThat(take(database, sequence, 2)).containsExactly(1L, 2L);
      database.alterSequence(
          "PUBLIC", "S", same -> options(1, 10, 1, Long.MAX_VALUE), OptionalLong.empty());
      assertThat(take(database, sequence, 2)).containsExactly(3L, 13L);
      database.alterSequence("PUBLIC", "S", same -> same, OptionalLong.of(100));
      assertThat(take(database, sequence, 2)).containsExactly(100L, 110L);
      assertFails(
          ErrorCode.INVALID_STATEMENT,
          () -> database.alterSequence("PUBLIC", "S", same -> same, OptionalLong.of(0)));
      assertFails(
          ErrorCode.INVALID_STATEMENT,
          () ->
              database.alterSequence(
                  "PUBLIC", "S", same -> options(1, 1, 1, 50), OptionalLong.empty()));
      assertThat(database.nextValue(sequence)).isEqualTo(120);
    }
  }

  @Test
  void aDroppedSequenceGivesNothingAndItsNameIsFree() {
    try (Database database = open()) {
      int first = create(database, "S", counting());
      assertFails(ErrorCode.SEQUENCE_ALREADY_EXISTS, () -> create(database, "S", counting()));
      database.nextValue(first);
      database.dropSequence("PUBLIC", "S");
      assertFails(ErrorCode.SEQUENCE_NOT_FOUND, () -> database.nextValue(first));
      assertFails(ErrorCode.SEQUENCE_NOT_FOUND, () -> database.dropSequence("PUBLIC", "S"));
      assertThat(database.nextValue(create(database, "S", counting()))).isEqualTo(1);
    }
  }

  private static TableDefinition counted() {
    return new TableDefinition(
        0,
        "T",
        List.of(
            new ColumnDefinition(
                0,
                "ID",
                ColumnType.of(SqlType.BIGINT),
                false,
                Optional.empty(),
                Optional.of(new Identity(0, true, counting())))),
        List.of(0));
  }

  private static int identity(Database database) {
    return database
        .catalog()
        .table("PUBLIC", "T")
        .orElseThrow()
        .identity()
        .orElseThrow()
        .sequence();
  }

  @Test
  void truncateGoesOnCountingUnlessItIsToldOtherwise() {
    try (Database database = open()) {
      database.createTable(counted());
      assertThat(take(database, identity(database), 2)).containsExactly(1L, 2L);
      database.truncateTable("PUBLIC", "T");
      assertThat(take(database, identity(database), 2)).containsExactly(3L, 4L);
      database.truncateTable("PUBLIC", "T", true);
      assertThat(take(database, identity(database), 2)).containsExactly(1L, 2L);
      int dropped = identity(database);
      database.dropTable("PUBLIC", "T");
      assertFails(ErrorCode.SEQUENCE_NOT_FOUND, () -> database.nextValue(dropped));
      database.createTable(counted());
      assertThat(take(database, identity(database), 1)).containsExactly(1L);
    }
  }

  @Test
  void manyThreadsGetEachValueOnceAndAllOfThem() throws InterruptedException {
    try (Database database = open()) {
      int sequence = create(database, "S", counting());
      Set<Long> values = ConcurrentHashMap.newKeySet();
      takeInThreads(database, Map.of(sequence, values), 5000);
      assertThat(values).hasSize(8 * 5000).allMatch(value -> value >= 1 && value <= 8 * 5000);
    }
  }

  private static void takeInThreads(
      Database database, Map<Integer, ? extends Collection<Long>> taken, int each)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < each; n++) {
                  taken.forEach((id, values) -> values.add(database.nextValue(id)));
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** What was given before a power loss or a kill, at whatever moment, is not given after it. */
  @Test
  void noValueIsGivenTwiceWhateverHappens() throws IOException, InterruptedException {
    PowerLossDisk disk = new PowerLossDisk(folder);
    Random random = new Random(SEED);
    List<Image> images = new ArrayList<>();
    List<Set<Long>> givenBefore = new ArrayList<>();
    Set<Long> given = ConcurrentHashMap.newKeySet();
    int sequence;
    try (Database database =
        Database.open(folder, DatabaseOptions.DEFAULT, EngineSettings.DEFAULT.withDisk(disk))) {
      sequence = create(database, "S", counting());
      disk.onOperation(
          number -> {
            Set<Long> until = new HashSet<>(given);
            images.add(disk.capture());
            givenBefore.add(until);
          });
      takeInThreads(database, Map.of(sequence, given), 300);
      database.reshard(2 * database.shards().size());
      takeInThreads(database, Map.of(sequence, given), 300);
    }
    disk.onOperation(number -> {});
    for (int i = 0; i < 12; i++) {
      int moment = random.nextInt(images.size());
      Path restored = folder.resolveSibling("loss-" + i);
      if (random.nextBoolean()) {
        images.get(moment).writeTo(restored, random);
      } else {
        images.get(moment).killed(restored);
      }
      try (Database database = Database.open(restored, DatabaseOptions.DEFAULT)) {
        assertThat(take(database, sequence, 100))
            .as("seed %d, operation %d", SEED, moment)
            .noneMatch(givenBefore.get(moment)::contains);
      }
    }
  }

  @Test
  void aBlockTakesOneChangeOfTheManifestAndGrowsWithUse() {
    try (Database database = open()) {
      int sequence = create(database, "S", counting());
      for (int i = 0; i < 10_000; i++) {
        database.nextValue(sequence);
      }
      // 32, then as many again each time: a copy of what is on disk now begins within the double.
      long reserved = reservedOnDisk(database, sequence);
      assertThat(reserved).isGreaterThan(10_000).isLessThanOrEqualTo(2 * 10_000);
    }
  }

  private long reservedOnDisk(Database database, int sequence) {
    database.backup(folder.resolveSibling("copy"), () -> false);
    try (Database copy = Database.open(folder.resolveSibling("copy"), DatabaseOptions.DEFAULT)) {
      return copy.nextValue(sequence);
    }
  }
}
