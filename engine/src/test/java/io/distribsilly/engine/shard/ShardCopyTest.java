package io.distribsilly.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import io.distribsilly.engine.store.xodus.XodusStoreFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy has what its sources have, whatever they take in while they are copied. */
final class ShardCopyTest {
  private static final int TABLE = 1;
  private static final int DROPPED = 2;
  private static final int KEYS = 4000;

  @TempDir Path folder;

  private final XodusStoreFactory stores = new XodusStoreFactory(16 << 20, new Disk());

  /** Applying is up to the test. */
  private final Appliers appliers = new Appliers(task -> {}, 64 << 20);

  private LocalShard even;
  private LocalShard odd;
  private LocalShard target;
  private final TreeMap<String, Integer> model = new TreeMap<>();
  private long sequence;

  @BeforeEach
  void open() {
    even = open("even", new Ownership(2, List.of(0)));
    odd = open("odd", new Ownership(2, List.of(1)));
    target = open("target", new Ownership(2, List.of(0, 1)));
  }

  @AfterEach
  void close() {
    List.of(even, odd, target).forEach(LocalShard::close);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void copiesTwoShardsWhileTheyAreWrittenTo(long seed) {
    Random random = new Random(seed);
    commit(random, 5000);
    apply(even);
    apply(odd);
    List<ShardCopy> copies = List.of(ShardCopy.start(even, target), ShardCopy.start(odd, target));
    for (ShardCopy copy : copies) {
      do {
        commit(random, 300);
        apply(random.nextBoolean() ? even : odd);
      } while (copy.copySome());
    }
    commit(random, 300);
    apply(even);
    assertThat(stored(target)).as("seed %d", seed).isEqualTo(stored(even, odd));
    commit(random, 300);
    List.of(even, odd).forEach(LocalShard::freeze);
    copies.forEach(ShardCopy::handOver);
    assertThat(rows(target)).as("seed %d", seed).isEqualTo(model);
    apply(target);
    assertThat(rows(target)).as("seed %d", seed).isEqualTo(model);
    assertThat(target.applied()).isLessThanOrEqualTo(sequence);
  }

  @Test
  void rowsOfOtherShardsAndOfDroppedTablesAreLeftOut() {
    int own = keyOf(0);
    int foreign = keyOf(1);
    even.write(++sequence, write(TABLE, own, Optional.of(1)));
    apply(even);
    even.setOwnership(new Ownership(1, List.of(0)));
    even.write(++sequence, write(TABLE, foreign, Optional.of(2)));
    apply(even);
    even.setOwnership(new Ownership(2, List.of(0)));
    assertThat(stored(even)).hasSize(2);
    try (ShardCopy copy = ShardCopy.start(even, target)) {
      assertThat(copy.copySome()).isFalse();
      even.write(++sequence, write(DROPPED, own, Optional.of(3)));
      apply(even);
      assertThat(copy.rows()).isEqualTo(1);
    }
    assertThat(rows(target)).isEqualTo(Map.of(name(own), 1));
  }

  @Test
  void aTargetThatFailsDoesNotKeepTheSourceFromGoingOn() {
    LocalShard closed = open("closed", new Ownership(2, List.of(0)));
    ShardCopy copy = ShardCopy.start(even, closed);
    assertThat(copy.copySome()).isFalse();
    closed.close();
    even.write(++sequence, write(TABLE, keyOf(0), Optional.of(1)));
    apply(even);
    assertThat(rows(even)).hasSize(1);
    assertThatThrownBy(copy::handOver).isInstanceOf(EngineException.class);
  }

  @Test
  void aRetiredShardIsReadByItsViewsAndClosedWithTheLastOfThem() {
    List<Runnable> tasks = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    LocalShard shard =
        new LocalShard(
            "old",
            stores.open(folder.resolve("old"), OptionalLong.empty()),
            new Ownership(1, List.of(0)),
            false,
            table -> table == TABLE,
            new Appliers(tasks::add, 1 << 20));
    shard.write(1, write(TABLE, 7, Optional.of(70)));
    ShardView inMemory = shard.view();
    shard.freeze();
    shard.applyFrozen();
    ShardView inStore = shard.view();
    tasks.clear();
    shard.whileOpen(
        () -> {
          shard.retire(() -> closed.add("store"));
          return true;
        });
    assertThat(shard.whileOpen(() -> true)).isEmpty();
    assertThat(shard.get(write(TABLE, 7, Optional.empty()).storeKey(), 1)).isEmpty();
    try (ShardView late = shard.view()) {
      assertThat(late.applied()).as("too new for any view").isEqualTo(Long.MAX_VALUE);
    }
    assertThat(rows(inMemory)).isEqualTo(Map.of(name(7), 70));
    inMemory.close();
    assertThat(rows(inStore)).isEqualTo(Map.of(name(7), 70));
    assertThat(tasks).isEmpty();
    inStore.close();
    tasks.forEach(Runnable::run);
    assertThat(closed).containsExactly("store");
  }

  private LocalShard open(String name, Ownership ownership) {
    return new LocalShard(
        name,
        stores.open(folder.resolve(name), OptionalLong.empty()),
        ownership,
        false,
        table -> table == TABLE,
        appliers);
  }

  private static void apply(LocalShard shard) {
    shard.freeze();
    shard.applyFrozen();
  }

  /** Puts and deletes rows. */
  private void commit(Random random, int count) {
    for (int i = 0; i < count; i++) {
      int key = random.nextInt(KEYS);
      Optional<Integer> value =
          random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextInt());
      RowWrite write = write(TABLE, key, value);
      (KeyHash.slotOf(write.hash(), 2) == 0 ? even : odd).write(++sequence, write);
      value.ifPresentOrElse(v -> model.put(name(key), v), () -> model.remove(name(key)));
    }
  }

  /** Returns what is in the stores, sequences included. */
  private static Map<String, String> stored(LocalShard... shards) {
    Map<String, String> stored = new TreeMap<>();
    for (LocalShard shard : shards) {
      try (StoreSnapshot snapshot = shard.store().snapshot();
          StoreCursor cursor = snapshot.scan(KeyRange.ALL, Direction.ASCENDING)) {
        while (cursor.next()) {
          stored.put(hex(cursor.key()), hex(cursor.value()));
        }
      }
    }
    return stored;
  }

  private Map<String, Integer> rows(LocalShard shard) {
    try (ShardView view = shard.view()) {
      return rows(view);
    }
  }

  private Map<String, Integer> rows(ShardView view) {
    Map<String, Integer> rows = new TreeMap<>();
    try (StoreCursor cursor = view.scan(KeyRange.ALL, Direction.ASCENDING, Math.max(1, sequence))) {
      while (cursor.next()) {
        rows.put(hex(cursor.key()), ByteBuffer.wrap(cursor.value()).getInt());
      }
    }
    return rows;
  }

  /** Returns a key of a slot of two. */
  private static int keyOf(int slot) {
    int key = 0;
    while (KeyHash.slotOf(write(TABLE, key, Optional.empty()).hash(), 2) != slot) {
      key++;
    }
    return key;
  }

  private static String name(int key) {
    return hex(write(TABLE, key, Optional.empty()).storeKey());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static RowWrite write(int table, int key, Optional<Integer> value) {
    byte[] bytes = ByteBuffer.allocate(4).putInt(key).array();
    return RowWrite.of(
        new RowKey(table, bytes), value.map(v -> ByteBuffer.allocate(4).putInt(v).array()));
  }
}
