package io.distribsilly.engine.shard;

import io.distribsilly.engine.shard.Memtable.VersionKey;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreBatch;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes the batches that bring the newest versions of a memtable's rows into a store. */
final class MemtableBatches {
  /** Where a batch ends: large ones cost less a row, but keep the next writer waiting. */
  static final int MAX_ROWS = 1000;

  static final long MAX_BYTES = 1L << 20;

  private MemtableBatches() {}

  /**
   * Makes the batches, in the order of their keys.
   *
   * @param range the store keys to look at
   * @param included tells from a store key whether its row is brought
   * @param full is given each batch that is full
   * @return the last batch, not given to anybody; it may be empty
   */
  static StoreBatch write(
      Memtable memtable, KeyRange range, Predicate<byte[]> included, Consumer<StoreBatch> full) {
    StoreBatch batch = new StoreBatch();
    long bytes = 0;
    byte[] previous = {};
    for (Map.Entry<VersionKey, Optional<byte[]>> version : memtable.range(range).entrySet()) {
      byte[] key = version.getKey().storeKey();
      if (Arrays.equals(key, previous) || !included.test(key)) {
        continue;
      }
      previous = key;
      bytes += add(batch, version);
      if (batch.changes().size() >= MAX_ROWS || bytes >= MAX_BYTES) {
        full.accept(batch);
        batch = new StoreBatch();
        bytes = 0;
      }
    }
    return batch;
  }

  private static long add(StoreBatch batch, Map.Entry<VersionKey, Optional<byte[]>> version) {
    byte[] key = version.getKey().storeKey();
    if (version.getValue().isEmpty()) {
      batch.delete(key);
      return key.length;
    }
    byte[] stored = StoredRow.of(version.getKey().sequence(), version.getValue().get());
    batch.put(key, stored);
    return (long) key.length + stored.length;
  }
}
