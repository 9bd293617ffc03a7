package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random operations do to a database what they do to a TreeMap. */
final class ModelTest {
  private static final int OPERATIONS = 1_500;
  private static final int KEYS = 300;

  @TempDir Path folder;

  private final TreeMap<String, String> model = new TreeMap<>();
  private Random random;
  private Database database;
  private TestTable table;

  static long[] seeds() {
    long base = Long.getLong("distribsilly.seed", 20_261_122L);
    int count = Integer.getInteger("distribsilly.seeds", 12);
    return new Random(base).longs(count).toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void databaseDoesWhatATreeMapDoes(long seed) {
    random = new Random(seed);
    int shards = 1 + random.nextInt(4);
    open(DatabaseOptions.DEFAULT.withShards(shards).withDurability(Durability.PERIODIC));
    try {
      for (int i = 0; i < OPERATIONS; i++) {
        step();
      }
      assertThat(table.all()).containsExactlyEntriesOf(model);
      reopen();
      assertThat(table.all()).containsExactlyEntriesOf(model);
    } finally {
      database.close();
    }
  }

  private void step() {
    int dice = random.nextInt(1000);
    if (dice < 400) {
      put();
    } else if (dice < 500) {
      insert();
    } else if (dice < 650) {
      delete();
    } else if (dice < 850) {
      get();
    } else if (dice < 940) {
      scan();
    } else if (dice < 987) {
      putMany();
    } else if (dice < 992) {
      reopen();
    } else {
      reshard();
    }
  }

  private void put() {
    String key = key();
    String value = value();
    table.put(key, value);
    model.put(key, value);
  }

  private void insert() {
    String key = key();
    String value = value();
    assertThat(table.insert(key, value)).isEqualTo(model.putIfAbsent(key, value) == null);
  }

  private void delete() {
    String key = key();
    assertThat(table.delete(key)).isEqualTo(model.remove(key) != null);
  }

  private void get() {
    String key = key();
    assertThat(table.get(key)).isEqualTo(Optional.ofNullable(model.get(key)));
  }

  private void putMany() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = random.nextInt(20); i >= 0; i--) {
      entries.put(key(), value());
    }
    table.putAll(entries);
    model.putAll(entries);
  }

  private void scan() {
    String a = key();
    String b = key();
    String low = a.compareTo(b) <= 0 ? a : b;
    String high = a.compareTo(b) <= 0 ? b : a;
    KeyRange range = new KeyRange(table.encodeKey(low), Optional.of(table.encodeKey(high)));
    SortedMap<String, String> expected = model.subMap(low, high);
    assertThat(table.scan(range, Direction.ASCENDING)).containsExactlyEntriesOf(expected);
    assertThat(table.scan(range, Direction.DESCENDING))
        .containsExactlyEntriesOf(model.subMap(low, true, high, false).descendingMap())
        .hasSize(expected.size());
  }

  /** A cursor that was opened before goes on with what there was. */
  private void reshard() {
    int shards = database.shards().size();
    int target = target(shards);
    if (target <= 24 && target != shards) {
      Map<String, String> modelBefore = new TreeMap<>(model);
      RowCursor before = database.scan(table.id(), KeyRange.ALL, Direction.ASCENDING);
      database.reshard(target);
      assertThat(database.shards()).hasSize(target);
      putMany();
      delete();
      assertThat(table.rows(before)).containsExactlyEntriesOf(modelBefore);
    }
    long rows = database.shards().stream().mapToLong(shard -> shard.rows()).sum();
    assertThat(rows).isEqualTo(model.size());
  }

  /** Returns a multiple or a divisor. */
  private int target(int shards) {
    int factor = 2 + random.nextInt(2);
    return random.nextBoolean() && shards % factor == 0 ? shards / factor : shards * factor;
  }

  private void open(DatabaseOptions options) {
    database = Database.open(folder, options);
    table = new TestTable(database);
  }

  private void reopen() {
    DatabaseOptions options = database.options();
    database.close();
    open(options);
  }

  /** Short and long keys, some of them prefixes of others, some with characters that sort oddly. */
  private String key() {
    int number = random.nextInt(KEYS);
    return switch (number % 4) {
      case 0 -> "k" + number;
      case 1 -> "k" + number + "\u0000" + number;
      case 2 -> "\uD83D\uDE00" + number;
      default -> "k".repeat(number % 40) + number;
    };
  }

  private String value() {
    return "v".repeat(random.nextInt(200)) + random.nextInt();
  }
}
