package io.distribsilly.engine;

import io.distribsilly.engine.commit.CommitLog;
import io.distribsilly.engine.commit.LogOptions;
import io.distribsilly.engine.commit.ReplayedWrite;
import io.distribsilly.engine.commit.SalvagedLog;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.RowWrite;
import io.distribsilly.engine.shard.ShardWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a log that may be damaged into shards that are a {@link SalvageCopy}, and tells what is
 * missing.
 *
 * <p>A store has every commit of its shard up to one, which may be later than the checkpoint: those
 * are not replayed. It may even be later than the damage; then the shard has commits of which other
 * shards lack their part, and is named.
 */
final class Salvage {
  /** Nothing is ever appended. */
  private static final int SEGMENT_BYTES = 64 << 10;

  private final SalvageCopy copy;
  private final Router<LocalShard> router;
  private final ShardWriter writer;

  /** How far each store is before anything is replayed. */
  private final Map<LocalShard, Long> stored = new HashMap<>();

  Salvage(SalvageCopy copy, Router<LocalShard> router, ShardWriter writer) {
    this.copy = copy;
    this.router = router;
    this.writer = writer;
    router.map().shards().forEach(shard -> stored.put(shard, shard.applied()));
  }

  /** The log of the copy, which is empty, and what was read of the other. */
  record Result(CommitLog log, SalvageReport report) {}

  /**
   * Replays what can be read.
   *
   * @param damaged the log of the database, which is not changed
   * @param checkpoint every commit up to this one is in the stores
   */
  Result run(LogOptions damaged, long checkpoint) {
    SalvagedLog read = CommitLog.salvage(damaged, checkpoint, this::replay);
    long complete = Math.max(read.lastSequence(), Collections.min(stored.values()));
    List<String> problems = new ArrayList<>();
    read.problem().ifPresent(problem -> problems.add(missing(complete, problem)));
    long newest = complete;
    for (Map.Entry<LocalShard, Long> shard : stored.entrySet()) {
      if (shard.getValue() > complete) {
        problems.add(ahead(shard.getKey(), complete, shard.getValue()));
        newest = Math.max(newest, shard.getValue());
      }
    }
    writer.publish(newest);
    return new Result(
        emptyLog(damaged, newest), new SalvageReport(complete, problems, copy.path()));
  }

  private void replay(long sequence, List<ReplayedWrite> writes) {
    writer.replay(
        sequence,
        writes.stream().map(RowWrite::of).filter(write -> !isStored(sequence, write)).toList());
  }

  private boolean isStored(long sequence, RowWrite write) {
    return sequence <= stored.get(router.map().shardOf(write.hash()));
  }

  private static String missing(long complete, String problem) {
    return "the commits after number %d are missing: %s".formatted(complete, problem);
  }

  private static String ahead(LocalShard shard, long complete, long stored) {
    return "shard %s also has what commits %d to %d changed in it; what they changed elsewhere may be missing"
        .formatted(shard.name(), complete + 1, stored);
  }

  private CommitLog emptyLog(LogOptions damaged, long sequence) {
    LogOptions options =
        new LogOptions(
            copy.path().resolve(LogOptions.FOLDER),
            damaged.databaseId(),
            damaged.disk(),
            true,
            SEGMENT_BYTES,
            damaged.syncInterval());
    return CommitLog.open(options, sequence, Salvage::refuse);
  }

  private static void refuse(long sequence, List<ReplayedWrite> writes) {
    throw new EngineException(
        ErrorCode.INTERNAL_ERROR, "a new commit log holds commit %d".formatted(sequence));
  }
}
