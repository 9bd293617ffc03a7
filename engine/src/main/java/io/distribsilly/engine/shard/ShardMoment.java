package io.distribsilly.engine.shard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.store.StoreSnapshot;
import java.util.Optional;

/**
 * The store of a shard as it is when it has every commit up to one moment, and none after it,
 * however commits go on. Made by {@link LocalShard#holdMoment}; closed by whoever asked for it.
 * Thread-safe.
 */
public final class ShardMoment implements AutoCloseable {
  private final LocalShard shard;

  /** The newest memtable from before the moment that the store does not have yet. */
  private final Optional<Memtable> awaited;

  /** Held by this, as soon as it is reached; guarded by this. */
  private Optional<SharedSnapshot> base = Optional.empty();

  /** Guarded by this. */
  private boolean closed;

  /**
   * @param awaited what the store must have; empty if it has everything
   */
  ShardMoment(LocalShard shard, Optional<Memtable> awaited) {
    this.shard = shard;
    this.awaited = awaited;
  }

  /** Returns the shard. */
  public LocalShard shard() {
    return shard;
  }

  boolean isReachedBy(Memtable applied) {
    return awaited.isPresent() && awaited.get() == applied;
  }

  /** Takes over a snapshot that the caller holds. */
  synchronized void reach(SharedSnapshot snapshot) {
    shard.endMoment(this);
    if (closed) {
      snapshot.release();
    } else {
      base = Optional.of(snapshot);
    }
  }

  /**
   * Brings into the store what was committed before the moment. Called by threads that nobody
   * interrupts.
   *
   * @return the store at the moment, open until this is closed
   * @throws EngineException if the store could not be written to
   */
  public StoreSnapshot await() {
    if (!isReached()) {
      shard.applyFrozen();
    }
    synchronized (this) {
      return base.orElseThrow(this::missed).snapshot();
    }
  }

  private synchronized boolean isReached() {
    return base.isPresent();
  }

  private EngineException missed() {
    return new EngineException(
        ErrorCode.INTERNAL_ERROR, "shard %s has lost commits".formatted(shard.name()));
  }

  /** Lets go of the store. Idempotent. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      shard.endMoment(this);
      base.ifPresent(SharedSnapshot::release);
    }
  }
}
