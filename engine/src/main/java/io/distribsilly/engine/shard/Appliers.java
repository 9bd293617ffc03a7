package io.distribsilly.engine.shard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.commit.OwnThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory of all memtables of a database, and the threads that bring frozen ones into the
 * stores. Whoever wants to commit waits here while there is no memory left. Thread-safe.
 *
 * <p>When a store cannot be written to, its memtables stay in memory and it is tried again; commits
 * go on until the memory is used up, and fail then with what the store failed with.
 */
public final class Appliers {
  private static final Logger LOG = LoggerFactory.getLogger(Appliers.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Executor threads;
  private final long limit;

  /** Bytes in memtables that are not in their store yet. Changed under this. */
  private final AtomicLong used = new AtomicLong();

  /** How many wait for memory. Changed under this. */
  private volatile int waiting;

  /** Bytes in active memtables; changed by one thread at a time. */
  private volatile long active;

  /** What a store failed with last, until a memtable is applied again. Guarded by this. */
  private Optional<EngineException> failure = Optional.empty();

  private volatile boolean closed;

  /**
   * @param threads where memtables are applied: threads that nobody interrupts
   * @param limit how many bytes the memtables may take, roughly: the commit that reaches it still
   *     gets in
   */
  public Appliers(Executor threads, long limit) {
    this.threads = threads;
    this.limit = limit;
  }

  /**
   * Waits until there is memory for another commit, however often the caller is interrupted.
   *
   * @throws EngineException with DISK_FULL or IO_ERROR if there is none because a store cannot be
   *     written to
   */
  public synchronized void awaitMemory() {
    boolean interrupted = false;
    while (used.get() >= limit) {
      if (failure.isPresent()) {
        throw OwnThreads.asEngineException(failure.get());
      }
      waiting = waiting + 1;
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        waiting = waiting - 1;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the bytes of all memtables that are not in their store yet. Does not block. */
  public long usedBytes() {
    return used.get();
  }

  /** Returns how many bytes the memtables may take, roughly. */
  public long limitBytes() {
    return limit;
  }

  /** Returns how many wait for memory right now. Does not block. */
  public int waiting() {
    return waiting;
  }

  /** Returns the bytes at which the active memtables should be frozen. */
  boolean shouldFreeze() {
    return active >= limit / 4;
  }

  long activeBytes() {
    return active;
  }

  synchronized void added(long bytes) {
    used.lazySet(used.get() + bytes); // costs no more than a plain field
    active = active + bytes;
  }

  /** A memtable is no longer active. Called by the thread that adds. */
  synchronized void froze(long bytes) {
    active = active - bytes;
  }

  /** A memtable is in every store that it belongs to. */
  synchronized void applied(long bytes) {
    used.lazySet(used.get() - bytes);
    failure = Optional.empty();
    notifyAll();
  }

  /** Applies what a shard has frozen, soon. */
  void schedule(LocalShard shard) {
    if (!closed) {
      threads.execute(() -> apply(shard));
    }
  }

  /** Runs a task on one of the threads. */
  void run(Runnable task) {
    threads.execute(task);
  }

  private void apply(LocalShard shard) {
    try {
      shard.applyFrozen();
    } catch (EngineException e) {
      failed(shard, e);
      CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> schedule(shard));
    }
  }

  private synchronized void failed(LocalShard shard, EngineException e) {
    if (failure.isEmpty()) {
      LOG.warn("shard {} cannot be written to; this is tried again", shard.name(), e);
    }
    failure = Optional.of(e);
    notifyAll();
  }

  /** Schedules nothing any more; what runs goes on. */
  public void close() {
    closed = true;
  }
}
