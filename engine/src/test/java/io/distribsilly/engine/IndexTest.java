package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.IndexedTable.Row;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
final class IndexTest {
  private static final DatabaseOptions OPTIONS =
      DatabaseOptions.DEFAULT.withDurability(Durability.PERIODIC).withShards(2);

  private static final Comparator<Row> BY_A =
      Comparator.comparing(Row::a, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Row::id);

  @TempDir Path folder;

  private Database database;
  private IndexedTable table;

  @BeforeEach
  void open() {
    database = Database.open(folder, OPTIONS);
    table = IndexedTable.create(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static void fails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private void assertNothingIsWrong() {
    assertThat(database.check(() -> false)).isEmpty();
  }

  private long entries(int indexId) {
    long count = 0;
    try (RowCursor cursor = database.scan(indexId, KeyRange.ALL, Direction.ASCENDING)) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }

  @Test
  void anIndexHasTheRowsThatWereThereAndThoseThatCome() {
    table.put(new Row(1, 7, "x"), new Row(2, null, "y"), new Row(3, -7, null));
    table.createIndex("I", false, 1);
    table.put(new Row(4, 0, "z"), new Row(1, 8, "x"));
    table.delete(3);
    try (Transaction reading = database.begin()) {
      assertThat(table.rowsBy("I", reading)).extracting(Row::id).containsExactly(2, 4, 1);
    }
    assertNothingIsWrong();
  }

  @Test
  void aUniqueIndexAllowsEqualValuesOnlyWithNulls() {
    table.createIndex("U", true, 1, 2);
    table.put(new Row(1, 1, "x"), new Row(2, 1, null), new Row(3, 1, null), new Row(4, 1, "y"));
    assertThatThrownBy(() -> table.put(new Row(5, 1, "x")))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_KEY))
        .hasMessageContaining("unique index \"U\" of table \"T\"")
        .hasMessageContaining("(1, 'x')");
    table.delete(1);
    table.put(new Row(5, 1, "x"));
    assertNothingIsWrong();
  }

  @Test
  void rowsOfAStatementMayExchangeUniqueValues() {
    table.createIndex("U", true, 1);
    table.put(new Row(1, 1, ""), new Row(2, 2, ""), new Row(3, 3, ""));
    table.put(new Row(1, 2, ""), new Row(2, 3, ""), new Row(3, 1, ""));
    assertNothingIsWrong();
    try (Transaction reading = database.begin()) {
      assertThat(table.rowsBy("U", reading)).extracting(Row::id).containsExactly(3, 1, 2);
    }
  }

  @Test
  void aUniqueIndexOfEqualValuesIsNotMadeAndLeavesNothing() {
    table.put(new Row(1, 1, "x"), new Row(2, 2, "y"), new Row(3, 1, "z"));
    fails(ErrorCode.DUPLICATE_KEY, () -> table.createIndex("U", true, 1));
    assertThat(table.index("U")).isEmpty();
    table.put(new Row(4, 2, "w"));
    assertThat(table.createIndex("U", true, 2).isReady()).isTrue();
    assertNothingIsWrong();
  }

  @Test
  void theCreationCanBeCanceled() {
    table.put(new Row(1, 1, "x"));
    AtomicInteger asked = new AtomicInteger();
    fails(
        ErrorCode.QUERY_CANCELED,
        () ->
            database.createIndex(
                table.definition().id(),
                IndexDefinition.of("I", List.of(1), false, false),
                () -> asked.incrementAndGet() > 0));
    assertThat(table.index("I")).isEmpty();
  }

  @Test
  void indexNamesAreUnique() {
    table.createIndex("I", false, 1);
    fails(ErrorCode.INDEX_ALREADY_EXISTS, () -> table.createIndex("I", false, 2));
  }

  @Test
  void truncatingLeavesEmptyIndexesAndDroppingNone() {
    IndexDefinition before = table.createIndex("U", true, 1);
    table.put(new Row(1, 1, "x"), new Row(2, 2, "x"));
    database.truncateTable("PUBLIC", IndexedTable.NAME, false);
    IndexDefinition after = table.index("U").orElseThrow();
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(after.isReady()).isTrue();
    table.put(new Row(3, 1, "x"));
    assertThat(entries(after.id())).isEqualTo(1);
    assertNothingIsWrong();
    database.dropTable("PUBLIC", IndexedTable.NAME);
    assertNothingIsWrong();
    IndexedTable.create(database).createIndex("U", true, 1);
  }

  @Test
  void whoWritesWhileAnIndexIsPublishedIsRefused() {
    try (Transaction transaction = database.begin()) {
      table.put(transaction, new Row(1, 1, "x"));
      CompletableFuture<IndexDefinition> creation =
          CompletableFuture.supplyAsync(() -> table.createIndex("I", false, 1));
      Waiting.until(() -> table.index("I").isPresent(), "the index is published");
      fails(ErrorCode.SERIALIZATION_FAILURE, transaction::commit);
      creation.join();
    }
    assertNothingIsWrong();
  }

  @Test
  void aDroppedIndexIsKeptByNobody() {
    IndexDefinition index = table.createIndex("I", false, 1);
    try (Transaction transaction = database.begin()) {
      table.put(transaction, new Row(1, 1, "x"));
      assertThat(database.dropIndex(index.id())).isTrue();
      fails(ErrorCode.SERIALIZATION_FAILURE, transaction::commit);
    }
    assertThat(database.dropIndex(index.id())).isFalse();
    table.put(new Row(1, 1, "x"));
    assertThat(entries(index.id())).isZero();
    assertNothingIsWrong();
  }

  @Test
  void indexesAreThereAfterReopening() {
    table.put(new Row(1, 1, "x"));
    IndexDefinition index = table.createIndex("U", true, 1, 2);
    database.close();
    database = Database.open(folder, OPTIONS);
    table = IndexedTable.of(database);
    assertThat(table.index("U")).contains(index);
    fails(ErrorCode.DUPLICATE_KEY, () -> table.put(new Row(2, 1, "x")));
    assertNothingIsWrong();
  }

  @Test
  void checkFindsRowsWithoutEntriesAndEntriesWithoutRows() {
    table.createIndex("I", false, 1);
    table.put(new Row(1, 1, "x"), new Row(2, 2, "y"));
    try (Transaction careless = database.begin()) {
      careless.lock(List.of(table.key(1), table.key(3)));
      careless.delete(table.key(1));
      byte[] row = RowCodec.of(table.definition()).encode(new Object[] {3, 3, "z"});
      careless.put(table.key(3), row);
      careless.commit();
    }
    assertThat(database.check(() -> false))
        .extracting(problem -> problem.rowKey().orElseThrow() + " " + problem.problem())
        .containsExactlyInAnyOrder(
            "(3) index \"I\" has no entry of it",
            "(1) index \"I\" has an entry of it, but it does not exist");
  }

  static long[] seeds() {
    long base = Long.getLong("distribsilly.seed", 13_013L);
    int count = Integer.getInteger("distribsilly.seeds", 4);
    return new Random(base).longs(count).toArray();
  }

  /** What an index leads to is what a sort of all rows gives, at every moment. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anIndexIsTheSortedTableAtEveryMoment(long seed) {
    Random random = new Random(seed);
    table.createIndex("I", false, 1);
    Map<Integer, Row> model = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      try (Transaction transaction = database.begin()) {
        Map<Integer, Row> own = new TreeMap<>(model);
        for (int j = random.nextInt(6); j >= 0; j--) {
          change(transaction, own, random);
          assertThat(table.rowsBy("I", transaction))
              .containsExactlyElementsOf(own.values().stream().sorted(BY_A).toList());
        }
        if (random.nextInt(4) > 0) {
          transaction.commit();
          model = own;
        }
      }
      if (random.nextInt(10) == 0) {
        database.freeze();
      }
      if (random.nextInt(20) == 0) {
        database.checkpoint();
      }
    }
    assertNothingIsWrong();
  }

  private void change(Transaction transaction, Map<Integer, Row> rows, Random random) {
    int id = random.nextInt(12);
    transaction.beginStatement();
    if (random.nextInt(3) == 0) {
      table.delete(transaction, id);
      rows.remove(id);
    } else {
      Integer a = random.nextInt(4) == 0 ? null : random.nextInt(9) - 4;
      Row row = new Row(id, a, "b" + random.nextInt(3));
      table.put(transaction, row);
      rows.put(id, row);
    }
  }

  /** Writers go on while indexes come and go, and while the shards are split and merged. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void indexesAreMadeBesideWritersAndReshard(boolean reshard) {
    for (int id = 0; id < 3_000; id += 10) {
      List<Row> rows = new ArrayList<>();
      for (int i = id; i < id + 10; i++) {
        rows.add(new Row(i, i % 17, "b" + i));
      }
      table.put(rows.toArray(Row[]::new));
    }
    AtomicBoolean stopped = new AtomicBoolean();
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Random random = new Random(i);
      writers.add(CompletableFuture.runAsync(() -> writeUntil(stopped, random)));
    }
    CompletableFuture<Void> resharding =
        CompletableFuture.runAsync(() -> reshard(reshard ? List.of(6, 2) : List.of()));
    try {
      for (int round = 0; round < 3; round++) {
        IndexDefinition one = table.createIndex("I", false, 1);
        table.createIndex("U", true, 2);
        assertNothingIsWrong();
        database.dropIndex(one.id());
        database.dropIndex(table.index("U").orElseThrow().id());
      }
      table.createIndex("I", false, 2, 1);
    } finally {
      stopped.set(true);
      writers.forEach(CompletableFuture::join);
    }
    resharding.join();
    assertNothingIsWrong();
    assertThat(entries(table.index("I").orElseThrow().id()))
        .isEqualTo(entries(table.definition().id()));
  }

  private void reshard(List<Integer> shards) {
    shards.forEach(database::reshard);
  }

  private void writeUntil(AtomicBoolean stopped, Random random) {
    while (!stopped.get()) {
      int id = random.nextInt(3_200);
      try {
        if (random.nextInt(4) == 0) {
          table.delete(id);
        } else {
          table.put(new Row(id, random.nextInt(17), "b" + id + "." + random.nextInt(3)));
        }
      } catch (EngineException e) {
        assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.SERIALIZATION_FAILURE);
      }
    }
  }
}
