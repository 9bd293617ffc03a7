package io.distribsilly.engine.reshard;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One RESHARD: what was asked, how far it is, what it cost so far. Immutable.
 *
 * @param id counts the jobs of a database from 1
 * @param from shards before
 * @param to shards after
 * @param state how far it is
 * @param shardsDone how many of the old shards are split, or how many of the new ones are merged;
 *     those that RESHARD_CANCEL has undone do not count
 * @param rows rows in the shards that were split, at the moment of their split, or in those that
 *     were merged
 * @param rowsCopied rows that were copied from shard to shard
 * @param filesLinked log files that old and new shards share
 * @param bytesLinked their bytes
 * @param bytesCopied bytes that were copied
 * @param rowsPurged rows deleted because another shard owns them now; does not count what a killed
 *     process had deleted from the shard it was at
 * @param longestWritePause the longest time that a write could have waited for a switch
 * @param startedAt when it was asked for
 * @param finishedAt when the purge was done, or when it was canceled; empty before
 */
public record ReshardJob(
    int id,
    int from,
    int to,
    State state,
    int shardsDone,
    long rows,
    long rowsCopied,
    long filesLinked,
    long bytesLinked,
    long bytesCopied,
    long rowsPurged,
    Duration longestWritePause,
    Instant startedAt,
    Optional<Instant> finishedAt) {
  /** How far a job is. */
  public enum State {
    /** Shards are being split, one after another. */
    SPLITTING,
    /** Shards are being merged, one group after another. */
    MERGING,
    /** Routing is final; rows that moved are deleted in the background. */
    PURGING,
    /** Nothing is left to do. */
    DONE,
    /** What was split is being merged again, or the other way round. */
    CANCELING,
    /** There are as many shards as before. */
    CANCELED;

    /** Returns whether routing is still being changed. */
    public boolean isRunning() {
      return this == SPLITTING || this == MERGING || this == CANCELING;
    }

    /** Returns whether the job is only remembered. */
    public boolean isOver() {
      return this == DONE || this == CANCELED;
    }
  }

  public ReshardJob {
    Objects.requireNonNull(state);
    Objects.requireNonNull(longestWritePause);
    Objects.requireNonNull(startedAt);
    Objects.requireNonNull(finishedAt);
  }

  /** Returns the job of a RESHARD that is just asked for. */
  static ReshardJob started(int id, int from, int to, Instant now) {
    State state = to > from ? State.SPLITTING : State.MERGING;
    return new ReshardJob(
        id, from, to, state, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, now, Optional.empty());
  }

  /** Returns the smaller of the two numbers of shards: so many groups of shards there are. */
  int few() {
    return Math.min(from, to);
  }

  /** Returns the larger of the two numbers of shards. */
  int many() {
    return Math.max(from, to);
  }

  /** Returns whether what is to do now is to split shards, and not to merge them. */
  boolean splits() {
    return (to > from) == (state != State.CANCELING);
  }

  /** One more shard is split or merged; or undone, if the job is canceled. */
  ReshardJob withShardSwitched() {
    int change = state == State.CANCELING ? -1 : 1;
    return copy(state, shardsDone + change, rowsPurged, finishedAt);
  }

  ReshardJob withRowsPurged(long newRowsPurged) {
    return copy(state, shardsDone, newRowsPurged, finishedAt);
  }

  ReshardJob canceling() {
    return copy(State.CANCELING, shardsDone, rowsPurged, finishedAt);
  }

  /** Routing is final. */
  ReshardJob routed(Instant now) {
    return state == State.CANCELING
        ? copy(State.CANCELED, shardsDone, rowsPurged, Optional.of(now))
        : copy(State.PURGING, shardsDone, rowsPurged, finishedAt);
  }

  ReshardJob done(Instant now) {
    return copy(State.DONE, shardsDone, rowsPurged, Optional.of(now));
  }

  private ReshardJob copy(
      State newState, int newShardsDone, long newRowsPurged, Optional<Instant> newFinishedAt) {
    return new ReshardJob(
        id,
        from,
        to,
        newState,
        newShardsDone,
        rows,
        rowsCopied,
        filesLinked,
        bytesLinked,
        bytesCopied,
        newRowsPurged,
        longestWritePause,
        startedAt,
        newFinishedAt);
  }
}
