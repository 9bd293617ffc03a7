package io.distribsilly.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.xodus.XodusStoreFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A shard shows each sequence as it was, whatever part of it is in memory and what in the store.
 */
class ShardLayersTest {
  private static final int TABLE = 1;
  private static final int KEYS = 60;

  /** The rows after each commit, by sequence. */
  private final TreeMap<Long, NavigableMap<Integer, Integer>> history = new TreeMap<>();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void showsEverySequenceAsItWas(long seed) {
    Random random = new Random(seed);
    List<Runnable> waiting = new ArrayList<>();
    Store store = new XodusStoreFactory(16 << 20, new Disk()).open(folder, OptionalLong.empty());
    LocalShard shard = shard(store, new Appliers(waiting::add, 1 << 20));
    history.put(0L, new TreeMap<>());
    try (ShardView old = shard.view()) {
      for (long sequence = 1; sequence <= 400; sequence++) {
        commit(shard, sequence, random);
        if (random.nextInt(20) == 0) {
          shard.freeze();
        }
        if (random.nextInt(30) == 0) {
          List.copyOf(waiting).forEach(Runnable::run);
          waiting.clear();
        }
        if (random.nextInt(10) == 0) {
          checkAll(shard, sequence);
        }
      }
      assertThat(rows(old, KeyRange.ALL, Direction.ASCENDING, 0)).as("seed %d", seed).isEmpty();
    }
    shard.close();
  }

  @Test
  void aRowKnowsWhichCommitWroteItAlsoFromTheStore() {
    Store store = new XodusStoreFactory(16 << 20, new Disk()).open(folder, OptionalLong.empty());
    LocalShard shard = shard(store, new Appliers(Runnable::run, 1 << 20));
    shard.write(7, write(1, Optional.of(1)));
    assertThat(shard.version(key(1), 7).map(RowVersion::sequence)).contains(7L);
    shard.freeze();
    assertThat(shard.applied()).isEqualTo(7);
    assertThat(shard.version(key(1), 9).map(RowVersion::sequence)).contains(7L);
    assertThat(shard.version(key(2), 9)).isEmpty();
    shard.close();
  }

  @Test
  void whatIsFedToACloneIsReadThereAndWrittenThereToo() {
    List<Runnable> waiting = new ArrayList<>();
    Appliers appliers = new Appliers(waiting::add, 1 << 20);
    XodusStoreFactory stores = new XodusStoreFactory(16 << 20, new Disk());
    Store store = stores.open(folder.resolve("a"), OptionalLong.empty());
    LocalShard source = shard(store, appliers);
    source.write(1, write(1, Optional.of(1)));
    LocalShard clone;
    try (MemtableFeed feed = source.startFeed()) {
      source.write(2, write(2, Optional.of(2)));
      source.freeze();
      store.cloneTo(feed.snapshot(), List.of(folder.resolve("b")));
      clone = shard(stores.open(folder.resolve("b"), OptionalLong.empty()), appliers);
      feed.attach(List.of(clone));
      source.write(3, write(3, Optional.of(3)));
      source.freeze();
    }
    assertThat(rows(clone.view(), KeyRange.ALL, Direction.ASCENDING, 3))
        .containsExactly("1=1", "2=2", "3=3");
    List.copyOf(waiting).forEach(Runnable::run);
    assertThat(clone.applied()).isEqualTo(3);
    assertThat(rows(clone.view(), KeyRange.ALL, Direction.DESCENDING, 3))
        .containsExactly("3=3", "2=2", "1=1");
    assertThat(appliers.usedBytes()).isZero();
    clone.close();
    source.close();
  }

  private static LocalShard shard(Store store, Appliers appliers) {
    Ownership all = new Ownership(1, List.of(0));
    return new LocalShard("s", store, all, false, table -> table == TABLE, appliers);
  }

  private void commit(LocalShard shard, long sequence, Random random) {
    NavigableMap<Integer, Integer> rows = new TreeMap<>(history.lastEntry().getValue());
    for (int key : random.ints(1 + random.nextInt(3), 0, KEYS).distinct().toArray()) {
      Optional<Integer> value =
          random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextInt());
      shard.write(sequence, write(key, value));
      value.ifPresentOrElse(v -> rows.put(key, v), () -> rows.remove(key));
    }
    history.put(sequence, rows);
  }

  private void checkAll(LocalShard shard, long newest) {
    try (ShardView view = shard.view()) {
      for (long sequence = view.applied(); sequence <= newest; sequence++) {
        NavigableMap<Integer, Integer> expected = history.get(sequence);
        assertThat(rows(view, KeyRange.ALL, Direction.ASCENDING, sequence))
            .isEqualTo(texts(expected));
        KeyRange part = new KeyRange(key(KEYS / 4), Optional.of(key(KEYS / 2)));
        assertThat(rows(view, part, Direction.DESCENDING, sequence))
            .isEqualTo(texts(expected.subMap(KEYS / 4, true, KEYS / 2, false).descendingMap()));
        assertThat(view.count(sequence)).isEqualTo(expected.size());
      }
      int key = (int) (newest % KEYS);
      assertThat(view.get(key(key), newest).map(row -> ByteBuffer.wrap(row).getInt()))
          .isEqualTo(Optional.ofNullable(history.get(newest).get(key)));
    }
  }

  private static List<String> texts(NavigableMap<Integer, Integer> rows) {
    return rows.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  private static List<String> rows(
      ShardView view, KeyRange range, Direction direction, long sequence) {
    List<String> rows = new ArrayList<>();
    try (StoreCursor cursor = view.scan(range, direction, sequence)) {
      while (cursor.next()) {
        byte[] key = cursor.key();
        rows.add(
            ByteBuffer.wrap(key, StoreKeys.TABLE_BYTES, 4).getInt()
                + "="
                + ByteBuffer.wrap(cursor.value()).getInt());
      }
    }
    return rows;
  }

  private static byte[] key(int key) {
    return write(key, Optional.empty()).storeKey();
  }

  private static RowWrite write(int key, Optional<Integer> value) {
    byte[] bytes = ByteBuffer.allocate(4).putInt(key).array();
    return RowWrite.of(
        new RowKey(TABLE, bytes), value.map(v -> ByteBuffer.allocate(4).putInt(v).array()));
  }
}
