package io.distribsilly.engine.shard;

import io.distribsilly.engine.store.StoreSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands what a shard has not brought into its store yet, and everything that it freezes from now
 * on, to shards that are made from a clone of that store. Made by {@link LocalShard#startFeed}, and
 * closed before the source takes its next commit after the new shards take theirs. Thread-safe.
 */
public final class MemtableFeed implements AutoCloseable {
  private final LocalShard source;
  private final SharedSnapshot base;

  /** What is frozen and not handed over, oldest first. Guarded by this. */
  private final List<Memtable> collected = new ArrayList<>();

  /** Guarded by this. */
  private List<LocalShard> targets = List.of();

  private boolean closed;

  /**
   * @param base held by the caller for the feed
   * @param frozen what the base does not have, oldest first
   */
  MemtableFeed(LocalShard source, SharedSnapshot base, List<Memtable> frozen) {
    this.source = source;
    this.base = base;
    frozen.forEach(this::collect);
  }

  /** Returns the snapshot to clone; it is open until the feed is closed. */
  public StoreSnapshot snapshot() {
    return base.snapshot();
  }

  /** Hands over what was collected, and from now on everything at once. */
  public synchronized void attach(List<LocalShard> newTargets) {
    targets = List.copyOf(newTargets);
    collected.forEach(this::handOver);
    release();
  }

  synchronized void froze(Memtable memtable) {
    if (targets.isEmpty()) {
      collect(memtable);
    } else {
      handOver(memtable);
    }
  }

  private void collect(Memtable memtable) {
    memtable.addHolder();
    collected.add(memtable);
  }

  private void handOver(Memtable memtable) {
    targets.forEach(target -> target.adopt(memtable));
  }

  private void release() {
    collected.forEach(source::drop);
    collected.clear();
  }

  /** Ends the feed. Idempotent. */
  @Override
  public void close() {
    source.stopFeed(this);
    synchronized (this) {
      if (!closed) {
        closed = true;
        release();
        base.release();
      }
    }
  }
}
