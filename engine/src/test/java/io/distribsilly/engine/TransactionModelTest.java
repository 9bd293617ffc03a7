package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random calls do to a transaction what they do to copies of a TreeMap, while somebody else commits
 * in between.
 */
final class TransactionModelTest {
  private static final int TRANSACTIONS = 60;
  private static final int CALLS = 40;
  private static final int KEYS = 40;

  @TempDir Path folder;

  private final TreeMap<String, String> committed = new TreeMap<>();
  private Random random;
  private Database database;
  private TestTable table;
  private int values;

  // The transaction that runs, and its model.
  private Transaction transaction;
  private Optional<TreeMap<String, String>> view;
  private TreeMap<String, Optional<String>> own;
  private TreeMap<String, Optional<String>> beforeStatement;
  private List<TreeMap<String, Optional<String>>> savepoints;
  private int savepointsBeforeStatement;
  private Set<String> locked;

  static long[] seeds() {
    long base = Long.getLong("distribsilly.seed", 41_999L);
    int count = Integer.getInteger("distribsilly.seeds", 8);
    return new Random(base).longs(count).toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aTransactionDoesWhatCopiesOfATreeMapDo(long seed) {
    random = new Random(seed);
    DatabaseOptions options = DatabaseOptions.DEFAULT.withDurability(Durability.PERIODIC);
    try (Database opened = Database.open(folder, options.withShards(1 + random.nextInt(3)))) {
      database = opened;
      table = new TestTable(opened);
      for (int i = 0; i < TRANSACTIONS; i++) {
        transact(Isolation.values()[random.nextInt(2)]);
        assertThat(table.all()).containsExactlyEntriesOf(committed);
      }
    }
  }

  private void transact(Isolation isolation) {
    TransactionOptions options =
        new TransactionOptions(isolation, Durability.PERIODIC, false, Duration.ZERO);
    try (Transaction begun = database.begin(options)) {
      transaction = begun;
      view = Optional.empty();
      own = new TreeMap<>();
      beforeStatement = new TreeMap<>();
      savepoints = new ArrayList<>();
      savepointsBeforeStatement = 0;
      locked = new HashSet<>();
      for (int i = 0; i < CALLS; i++) {
        step();
      }
      if (random.nextInt(4) > 0) {
        transaction.commit();
        own.forEach(this::applyToCommitted);
      }
    }
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0 -> beginStatement();
      case 1 -> rollbackStatement();
      case 2 -> savepoint();
      case 3 -> rollbackTo();
      case 4, 5 -> somebodyElseCommits();
      case 6 -> get();
      case 7 -> scan();
      default -> write();
    }
  }

  private void beginStatement() {
    transaction.beginStatement();
    beforeStatement = new TreeMap<>(own);
    savepointsBeforeStatement = savepoints.size();
    if (transaction.options().isolation() == Isolation.READ_COMMITTED) {
      view = Optional.empty();
    }
  }

  private void rollbackStatement() {
    transaction.rollbackStatement();
    own = new TreeMap<>(beforeStatement);
    forgetSavepoints(savepointsBeforeStatement);
  }

  private void savepoint() {
    assertThat(transaction.savepoint()).isEqualTo(savepoints.size());
    savepoints.add(new TreeMap<>(own));
  }

  private void rollbackTo() {
    if (savepoints.isEmpty()) {
      return;
    }
    int number = random.nextInt(savepoints.size());
    if (random.nextInt(3) == 0) {
      transaction.release(number);
      forgetSavepoints(number);
    } else {
      transaction.rollbackTo(number);
      own = new TreeMap<>(savepoints.get(number));
      forgetSavepoints(number + 1);
      beginStatement();
    }
  }

  private void forgetSavepoints(int from) {
    savepoints.subList(Math.min(from, savepoints.size()), savepoints.size()).clear();
    savepointsBeforeStatement = Math.min(savepointsBeforeStatement, savepoints.size());
  }

  private void somebodyElseCommits() {
    String key = key();
    if (!locked.contains(key)) {
      String value = value();
      table.put(key, value);
      committed.put(key, value);
    }
  }

  private void get() {
    String key = key();
    Optional<String> found = transaction.get(table.rowKey(key)).map(row -> table.decode(key, row));
    assertThat(found).isEqualTo(expected(key));
  }

  private Optional<String> expected(String key) {
    Optional<String> written = own.get(key);
    if (written != null) {
      return written;
    }
    boolean newest =
        locked.contains(key)
            && (transaction.options().isolation() == Isolation.READ_COMMITTED || view.isEmpty());
    return Optional.ofNullable((newest ? committed : view()).get(key));
  }

  private void scan() {
    String a = key();
    String b = key();
    KeyRange range = new KeyRange(table.encodeKey(a), Optional.of(table.encodeKey(b)));
    Direction direction = Direction.values()[random.nextInt(2)];
    Map<String, String> found = table.rows(transaction.scan(table.id(), range, direction));
    NavigableMap<String, String> expected = new TreeMap<>(view());
    own.forEach((key, row) -> apply(expected, key, row));
    NavigableMap<String, String> part =
        a.compareTo(b) < 0 ? expected.subMap(a, true, b, false) : new TreeMap<>();
    assertThat(found)
        .containsExactlyEntriesOf(direction == Direction.ASCENDING ? part : part.descendingMap());
  }

  private void write() {
    String key = key();
    if (!locked.contains(key) && !lock(key)) {
      return;
    }
    if (random.nextInt(3) == 0) {
      transaction.delete(table.rowKey(key));
      own.put(key, Optional.empty());
    } else {
      String value = value();
      transaction.put(table.rowKey(key), table.encode(key, value));
      own.put(key, Optional.of(value));
    }
  }

  /** Returns whether the row could be locked, as it can but for a snapshot that is outdated. */
  private boolean lock(String key) {
    boolean outdated =
        transaction.options().isolation() == Isolation.SNAPSHOT
            && view.isPresent()
            && !Optional.ofNullable(view.get().get(key))
                .equals(Optional.ofNullable(committed.get(key)));
    try {
      transaction.lock(List.of(table.rowKey(key)));
      assertThat(outdated).isFalse();
      locked.add(key);
      return true;
    } catch (EngineException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.SERIALIZATION_FAILURE);
      assertThat(outdated).isTrue();
      return false;
    }
  }

  private TreeMap<String, String> view() {
    if (view.isEmpty()) {
      view = Optional.of(new TreeMap<>(committed));
    }
    return view.get();
  }

  private void applyToCommitted(String key, Optional<String> row) {
    apply(committed, key, row);
  }

  private static void apply(Map<String, String> rows, String key, Optional<String> row) {
    row.ifPresentOrElse(value -> rows.put(key, value), () -> rows.remove(key));
  }

  private String key() {
    return "%03d".formatted(random.nextInt(KEYS));
  }

  private String value() {
    return "value " + values++;
  }
}
