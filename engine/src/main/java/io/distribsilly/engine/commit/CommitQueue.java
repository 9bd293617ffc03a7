package io.distribsilly.engine.commit;

import io.distribsilly.engine.Durability;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The commits that wait for one shard. One thread at a time takes all that wait as one group,
 * applies it as one write with one sync, and answers them together (group commit). Exclusive tasks
 * run between groups: while one runs, nobody else changes the shard. Thread-safe.
 *
 * @param <C> what one commit carries
 */
public final class CommitQueue<C extends CommitQueue.Weighted> {
  private static final int MAX_GROUP_COMMITS = 4096;
  private static final long MAX_GROUP_BYTES = 16L << 20;
  private static final int MAX_GROUPS_A_TURN = 64;

  /** Something whose size limits how many of it form a group. */
  public interface Weighted {
    /** Returns its size in bytes, roughly. */
    long bytes();
  }

  /**
   * One commit that waits.
   *
   * @param content what it carries
   * @param durability what its answer waits for
   * @param outcome completed by whoever applies the group
   */
  public record Pending<C>(
      C content, Durability durability, CompletableFuture<CommitOutcome> outcome) {}

  private final Executor threads;
  private final Consumer<List<Pending<C>>> applier;
  private final Object lock = new Object();

  /** Holds {@code Pending} commits and exclusive {@code Runnable}s; guarded by lock. */
  private final ArrayDeque<Object> queue = new ArrayDeque<>();

  /** Whether a thread drains the queue or is asked to; guarded by lock. */
  private boolean draining;

  /**
   * @param threads where groups are applied
   * @param applier applies a group and completes every outcome in it; must not throw
   */
  public CommitQueue(Executor threads, Consumer<List<Pending<C>>> applier) {
    this.threads = threads;
    this.applier = applier;
  }

  /** Queues a commit. */
  public CompletableFuture<CommitOutcome> submit(C content, Durability durability) {
    CompletableFuture<CommitOutcome> outcome = new CompletableFuture<>();
    enqueue(new Pending<>(content, durability, outcome));
    return outcome;
  }

  /** Queues a task that runs while no commit is applied. */
  public <T> CompletableFuture<T> submitExclusive(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable exclusive = () -> OwnThreads.complete(result, task);
    enqueue(exclusive);
    return result;
  }

  private void enqueue(Object entry) {
    synchronized (lock) {
      queue.add(entry);
      if (draining) {
        return;
      }
      draining = true;
    }
    threads.execute(this::drain);
  }

  private void drain() {
    for (int groups = 0; groups < MAX_GROUPS_A_TURN; groups++) {
      List<Pending<C>> group = new ArrayList<>();
      Optional<Runnable> exclusive;
      synchronized (lock) {
        exclusive = takeNext(group);
        if (exclusive.isEmpty() && group.isEmpty()) {
          draining = false;
          return;
        }
      }
      exclusive.ifPresentOrElse(Runnable::run, () -> applier.accept(group));
    }
    threads.execute(this::drain); // other shards wait for this thread too
  }

  /** Takes a group, or an exclusive task and no group. Called under the lock. */
  @SuppressWarnings("unchecked") // only submit and submitExclusive fill the queue
  private Optional<Runnable> takeNext(List<Pending<C>> group) {
    long bytes = 0;
    while (!queue.isEmpty() && group.size() < MAX_GROUP_COMMITS && bytes < MAX_GROUP_BYTES) {
      if (queue.peek() instanceof Runnable exclusive) {
        if (!group.isEmpty()) {
          break;
        }
        queue.remove();
        return Optional.of(exclusive);
      }
      Pending<C> pending = (Pending<C>) queue.remove();
      bytes += pending.content().bytes();
      group.add(pending);
    }
    return Optional.empty();
  }
}
