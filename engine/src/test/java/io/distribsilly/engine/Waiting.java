package io.distribsilly.engine;

import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.shard.ShardInfo;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits for what happens in other threads, for tests. */
public final class Waiting {
  private static final long LIMIT_NANOS = 120_000_000_000L;

  private Waiting() {}

  /** Waits until something is so. */
  public static void until(BooleanSupplier condition, String what) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT_NANOS) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.onSpinWait();
    }
  }

  /** Waits until the newest job is over and no shard has rows to purge, and returns the job. */
  static ReshardJob forPurge(Database database) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < LIMIT_NANOS) {
      List<ReshardJob> jobs = database.reshardJobs();
      ReshardJob newest = jobs.get(jobs.size() - 1);
      if (newest.state().isOver() && isQuiet(database.shards())) {
        return newest;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("not done in time: " + database.reshardJobs());
  }

  /** Returns whether each slot has a shard of its own, and nothing is done to any. */
  private static boolean isQuiet(List<ShardInfo> shards) {
    return shards.stream().allMatch(shard -> shard.state() == ShardInfo.State.ACTIVE)
        && shards.stream().map(ShardInfo::shard).distinct().count() == shards.size();
  }
}
