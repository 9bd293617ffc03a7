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
 * @param shardsSplit how many of the {@code from} shards are split
 * @param rows rows in the shards that were split, at the moment of their split
 * @param filesLinked log files that old and new shards share
 * @param bytesLinked their bytes
 * @param bytesCopied bytes that were copied
 * @param rowsPurged rows deleted because another shard owns them now; grows with each shard that is
 *     done, and does not count what a killed process had deleted from the shard it was at
 * @param longestWritePause the longest time that a write could have waited for a split
 * @param startedAt when it was asked for
 * @param finishedAt when the purge was done, empty before
 */
public record ReshardJob(
    int id,
    int from,
    int to,
    State state,
    int shardsSplit,
    long rows,
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
    /** Every shard is split and routing is final; rows that moved are deleted in the background. */
    PURGING,
    /** Nothing is left to do. */
    DONE
  }

  public ReshardJob {
    Objects.requireNonNull(state);
    Objects.requireNonNull(longestWritePause);
    Objects.requireNonNull(startedAt);
    Objects.requireNonNull(finishedAt);
  }

  /** Returns the job of a RESHARD that is just asked for. */
  static ReshardJob started(int id, int from, int to, Instant now) {
    return new ReshardJob(
        id, from, to, State.SPLITTING, 0, 0, 0, 0, 0, 0, Duration.ZERO, now, Optional.empty());
  }

  ReshardJob withShardsSplit(int newShardsSplit) {
    return copy(state, newShardsSplit, rowsPurged, finishedAt);
  }

  ReshardJob withRowsPurged(long newRowsPurged) {
    return copy(state, shardsSplit, newRowsPurged, finishedAt);
  }

  ReshardJob purging() {
    return copy(State.PURGING, shardsSplit, rowsPurged, finishedAt);
  }

  ReshardJob done(Instant now) {
    return copy(State.DONE, shardsSplit, rowsPurged, Optional.of(now));
  }

  private ReshardJob copy(
      State newState, int newShardsSplit, long newRowsPurged, Optional<Instant> newFinishedAt) {
    return new ReshardJob(
        id,
        from,
        to,
        newState,
        newShardsSplit,
        rows,
        filesLinked,
        bytesLinked,
        bytesCopied,
        newRowsPurged,
        longestWritePause,
        startedAt,
        newFinishedAt);
  }
}
