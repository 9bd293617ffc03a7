package io.distribsilly.engine.commit;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;

/** Counts what a log does. One thread at a time counts groups; anybody reads. */
final class GroupCounters {
  private static final int BUCKETS = 16;

  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong groups = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong largest = new AtomicLong();
  private final AtomicLong syncs = new AtomicLong();

  /** Element i counts the groups of 2^i commits or more, but fewer than twice that. */
  private final AtomicLongArray sizes = new AtomicLongArray(BUCKETS);

  void countGroup(int size, long groupBytes) {
    commits.addAndGet(size);
    groups.incrementAndGet();
    bytes.addAndGet(groupBytes);
    if (size > largest.get()) {
      largest.set(size);
    }
    sizes.incrementAndGet(Math.min(BUCKETS, Integer.SIZE - Integer.numberOfLeadingZeros(size)) - 1);
  }

  void countSync() {
    syncs.incrementAndGet();
  }

  LogStatistics statistics(long diskBytes, int segments) {
    List<Long> histogram =
        LongStream.range(0, BUCKETS).map(i -> sizes.get((int) i)).boxed().toList();
    return new LogStatistics(
        commits.get(),
        groups.get(),
        syncs.get(),
        largest.get(),
        histogram,
        bytes.get(),
        diskBytes,
        segments);
  }
}
