package io.distribsilly.engine.reshard;

import java.util.Optional;

/**
 * A job, and how far it is at this moment.
 *
 * @param job the job as the manifest has it: its counters grow with each shard that is done
 * @param shardsTotal how many shards it splits, or how many merged ones it makes
 * @param currentShard the shard that is being split, or those that are being merged, separated by
 *     commas; empty if none is
 * @param rowsCopied those of the current shard included
 * @param rowsPurged those of the shard that is being purged included
 * @param percent how much is done of what its state is about: while SPLITTING and MERGING, of the
 *     shards, which counts down while CANCELING; while PURGING, of the shards to purge
 */
public record ReshardProgress(
    ReshardJob job,
    int shardsTotal,
    Optional<String> currentShard,
    long rowsCopied,
    long rowsPurged,
    double percent) {
  /**
   * Returns the progress of a job.
   *
   * @param work what is done of it right now
   * @param purged rows that were deleted from the shard that is being purged
   * @param shardsToPurge how many shards are not purged yet
   */
  static ReshardProgress of(
      ReshardJob job, ReshardControl.Work work, long purged, int shardsToPurge) {
    int total = job.few();
    double done =
        switch (job.state()) {
          case SPLITTING, MERGING -> (job.shardsDone() + work.part()) / total;
          case CANCELING -> (job.shardsDone() - work.part()) / total;
          case PURGING -> 1 - (double) shardsToPurge / Math.max(job.to(), shardsToPurge);
          case DONE -> 1;
          case CANCELED -> 0;
        };
    return new ReshardProgress(
        job,
        total,
        work.shard(),
        job.rowsCopied() + work.rowsCopied(),
        job.rowsPurged() + purged,
        100 * Math.max(0, Math.min(1, done)));
  }
}
