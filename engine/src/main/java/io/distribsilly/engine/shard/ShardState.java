package io.distribsilly.engine.shard;

import io.distribsilly.engine.shard.Memtable.VersionKey;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The layers of a shard at one moment: memtables over a snapshot of the store. Immutable, but that
 * the first memtable may still be written to. Whoever reads holds the snapshot.
 *
 * @param base the store
 * @param memtables what the store does not have yet, newest first; the first one is active
 */
record ShardState(SharedSnapshot base, List<Memtable> memtables) {
  ShardState {
    memtables = List.copyOf(memtables);
  }

  Memtable active() {
    return memtables.get(0);
  }

  /** Returns the memtables that are no longer written to, newest first. */
  List<Memtable> frozen() {
    return memtables.subList(1, memtables.size());
  }

  /** Returns a row as of a sequence that is not older than the base. */
  Optional<byte[]> get(byte[] storeKey, long sequence) {
    for (int i = 0; i < memtables.size(); i++) {
      Memtable memtable = memtables.get(i);
      if (!memtable.isEmpty()) {
        Optional<RowVersion> version = memtable.find(storeKey, sequence);
        if (version.isPresent()) {
          return version.get().row();
        }
      }
    }
    return base.snapshot().get(storeKey).map(StoredRow::row);
  }

  /** Returns the version of a row as of a sequence that is not older than the base. */
  Optional<RowVersion> version(byte[] storeKey, long sequence) {
    for (Memtable memtable : memtables) {
      Optional<RowVersion> version = memtable.find(storeKey, sequence);
      if (version.isPresent()) {
        return version;
      }
    }
    return base.snapshot()
        .get(storeKey)
        .map(row -> new RowVersion(StoredRow.sequence(row), Optional.of(StoredRow.row(row))));
  }

  /** Scans as of a sequence that is not older than the base. */
  StoreCursor scan(KeyRange range, Direction direction, long sequence) {
    List<VersionCursor> layers = new ArrayList<>();
    for (Memtable memtable : memtables) {
      if (!memtable.isEmpty()) {
        layers.add(new MemtableCursor(memtable, range, direction, sequence));
      }
    }
    layers.add(new BaseCursor(base.snapshot().scan(range, direction)));
    return new LayeredCursor(layers, direction);
  }

  /** Counts the rows as of a sequence that is not older than the base. */
  long count(long sequence) {
    long count = base.snapshot().count();
    for (int i = 0; i < memtables.size(); i++) {
      byte[] previous = {};
      for (VersionKey version : memtables.get(i).range(KeyRange.ALL).keySet()) {
        boolean sameRow = Arrays.equals(previous, version.storeKey());
        if (!sameRow && version.sequence() <= sequence && !isShadowed(version, i, sequence)) {
          previous = version.storeKey();
          boolean before = base.snapshot().get(version.storeKey()).isPresent();
          boolean now = get(version.storeKey(), sequence).isPresent();
          count += (now ? 1 : 0) - (before ? 1 : 0);
        }
      }
    }
    return count;
  }

  /** Returns whether a memtable newer than number {@code i} has the row as well. */
  private boolean isShadowed(VersionKey version, int i, long sequence) {
    return memtables.subList(0, i).stream()
        .anyMatch(newer -> newer.find(version.storeKey(), sequence).isPresent());
  }
}
