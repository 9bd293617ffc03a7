package io.distribsilly.engine.shard;

import io.distribsilly.engine.store.KeyRange;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The newest commits of a shard, in memory: every version of every row that they wrote. While it is
 * active one thread at a time adds to it; once it is frozen nothing changes it. Reads are
 * thread-safe at any time.
 */
final class Memtable {
  /** What an entry costs besides its bytes: nodes, headers and references of the map. */
  private static final int ENTRY_OVERHEAD_BYTES = 160;

  /** Versions of a key stand together, the newest first. */
  record VersionKey(byte[] storeKey, long sequence) implements Comparable<VersionKey> {
    @Override
    public int compareTo(VersionKey other) {
      int byKey = Arrays.compareUnsigned(storeKey, other.storeKey);
      return byKey != 0 ? byKey : Long.compare(other.sequence, sequence);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof VersionKey that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(storeKey) + Long.hashCode(sequence);
    }
  }

  private final ConcurrentSkipListMap<VersionKey, Optional<byte[]>> versions =
      new ConcurrentSkipListMap<>();

  /** The shards that have not brought it into their store yet. */
  private final AtomicInteger holders = new AtomicInteger(1);

  /** Written by the one thread that adds. */
  private volatile long bytes;

  private volatile long newestSequence;

  /** Returns how many bytes a write takes here. */
  static long bytesOf(RowWrite write) {
    return ENTRY_OVERHEAD_BYTES + write.bytes();
  }

  void add(long sequence, RowWrite write) {
    versions.put(new VersionKey(write.storeKey(), sequence), write.row());
    bytes = bytes + bytesOf(write);
    newestSequence = sequence;
  }

  boolean isEmpty() {
    return newestSequence == 0;
  }

  long bytes() {
    return bytes;
  }

  /** Returns the sequence of the last commit in it, 0 if there is none. */
  long newestSequence() {
    return newestSequence;
  }

  /** Another shard takes it over as well. */
  void addHolder() {
    holders.incrementAndGet();
  }

  /** One shard does not need it any more; returns whether none does. */
  boolean removeHolder() {
    return holders.decrementAndGet() == 0;
  }

  /** Returns the newest version of a row that is not newer than {@code sequence}. */
  Optional<RowVersion> find(byte[] storeKey, long sequence) {
    Map.Entry<VersionKey, Optional<byte[]>> entry =
        versions.ceilingEntry(new VersionKey(storeKey, sequence));
    return entry != null && Arrays.equals(entry.getKey().storeKey, storeKey)
        ? Optional.of(new RowVersion(entry.getKey().sequence, entry.getValue()))
        : Optional.empty();
  }

  /** Returns the versions of the rows of a range; those of one row stand together, newest first. */
  ConcurrentNavigableMap<VersionKey, Optional<byte[]>> range(KeyRange range) {
    VersionKey from = new VersionKey(range.lower(), Long.MAX_VALUE);
    return range
        .upper()
        .map(upper -> subMap(from, new VersionKey(upper, Long.MAX_VALUE)))
        .orElseGet(() -> versions.tailMap(from, true));
  }

  private ConcurrentNavigableMap<VersionKey, Optional<byte[]>> subMap(
      VersionKey from, VersionKey to) {
    return from.compareTo(to) < 0
        ? versions.subMap(from, true, to, false)
        : new ConcurrentSkipListMap<>();
  }
}
