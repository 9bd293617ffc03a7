package io.distribsilly.engine.shard;

import io.distribsilly.engine.shard.Memtable.VersionKey;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;

/** Walks over the rows of a memtable as of one sequence. */
final class MemtableCursor implements VersionCursor {
  private final ConcurrentNavigableMap<VersionKey, Optional<byte[]>> versions;
  private final Direction direction;
  private final long sequence;

  /** The entry of the current row; null before the first. */
  private Map.Entry<VersionKey, Optional<byte[]>> current;

  MemtableCursor(Memtable memtable, KeyRange range, Direction direction, long sequence) {
    this.versions = memtable.range(range);
    this.direction = direction;
    this.sequence = sequence;
  }

  @Override
  public boolean next() {
    Map.Entry<VersionKey, Optional<byte[]>> entry = current == null ? first() : after(current);
    while (entry != null) {
      byte[] key = entry.getKey().storeKey();
      Map.Entry<VersionKey, Optional<byte[]>> visible =
          versions.ceilingEntry(new VersionKey(key, sequence));
      if (visible != null && Arrays.equals(visible.getKey().storeKey(), key)) {
        current = visible;
        return true;
      }
      entry = after(entry); // every version of this row is newer
    }
    return false;
  }

  private Map.Entry<VersionKey, Optional<byte[]>> first() {
    return direction == Direction.ASCENDING ? versions.firstEntry() : versions.lastEntry();
  }

  /** Returns an entry of the next row. */
  private Map.Entry<VersionKey, Optional<byte[]>> after(Map.Entry<VersionKey, Optional<byte[]>> e) {
    byte[] key = e.getKey().storeKey();
    return direction == Direction.ASCENDING
        ? versions.higherEntry(new VersionKey(key, Long.MIN_VALUE))
        : versions.lowerEntry(new VersionKey(key, Long.MAX_VALUE));
  }

  @Override
  public byte[] storeKey() {
    return current.getKey().storeKey();
  }

  @Override
  public boolean isDeleted() {
    return current.getValue().isEmpty();
  }

  @Override
  public byte[] row() {
    return current.getValue().orElseThrow();
  }

  @Override
  public void close() {
    // holds nothing
  }
}
