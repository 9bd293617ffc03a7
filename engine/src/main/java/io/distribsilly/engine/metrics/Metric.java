package io.distribsilly.engine.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The metrics that are numbers, each under the name that JMX has for it too. */
public enum Metric {
  COMMITS("Commits", "commits", "commits that the log has taken", DatabaseMXBean::getCommits),
  GROUPS(
      "Groups",
      "groups",
      "groups of commits that were appended at once",
      DatabaseMXBean::getGroups),
  GROUP_SIZE_MEAN(
      "GroupSizeMean", "commits", "mean size of a group", DatabaseMXBean::getGroupSizeMean),
  GROUP_SIZE_MAX(
      "GroupSizeMax", "commits", "size of the largest group", DatabaseMXBean::getGroupSizeMax),
  SYNCS("Syncs", "syncs", "how often a file of the log was synced", DatabaseMXBean::getSyncs),
  SEQUENCE(
      "Sequence",
      "sequence",
      "the newest commit that readers see; outlives a restart",
      DatabaseMXBean::getSequence),
  COMMITS_WAITING(
      "CommitsWaiting",
      "writers",
      "writers that wait for their group now",
      DatabaseMXBean::getCommitsWaiting),
  COMMITS_WAITING_FOR_MEMORY(
      "CommitsWaitingForMemory",
      "writers",
      "writers that wait now because the memtables are full",
      DatabaseMXBean::getCommitsWaitingForMemory),
  MEMTABLE_BYTES(
      "MemtableBytes",
      "bytes",
      "memory of the commits that no store has yet",
      DatabaseMXBean::getMemtableBytes),
  MEMTABLE_LIMIT_BYTES(
      "MemtableLimitBytes",
      "bytes",
      "memory at which commits begin to wait: memtableSize",
      DatabaseMXBean::getMemtableLimitBytes),
  LOG_APPENDED_BYTES(
      "LogAppendedBytes",
      "bytes",
      "what was appended to the log",
      DatabaseMXBean::getLogAppendedBytes),
  LOG_BYTES(
      "LogBytes",
      "bytes",
      "the log's files on disk, spare ones included",
      DatabaseMXBean::getLogBytes),
  LOG_SEGMENTS(
      "LogSegments",
      "files",
      "segments of the log, without spare ones",
      DatabaseMXBean::getLogSegments),
  CHECKPOINTS(
      "Checkpoints", "checkpoints", "checkpoints that were taken", DatabaseMXBean::getCheckpoints),
  CHECKPOINT_AGE(
      "CheckpointAgeMillis",
      "ms",
      "time since a checkpoint was taken or found unnecessary",
      DatabaseMXBean::getCheckpointAgeMillis),
  SHARDS("Shards", "shards", "shards that there are now", DatabaseMXBean::getShards),
  HANDLES(
      "Handles",
      "handles",
      "handles, and so connections, that are open now",
      DatabaseMXBean::getHandles),
  OPEN_TRANSACTIONS(
      "OpenTransactions",
      "transactions",
      "transactions that are open now",
      DatabaseMXBean::getOpenTransactions),
  LOCKED_ROWS("LockedRows", "rows", "rows that are locked now", DatabaseMXBean::getLockedRows),
  LOCK_WAITS(
      "LockWaits",
      "waits",
      "how often a transaction had to wait for a locked row",
      DatabaseMXBean::getLockWaits),
  DEADLOCKS(
      "Deadlocks", "waits", "waits that were refused as deadlocks", DatabaseMXBean::getDeadlocks),
  RESHARD_JOB(
      "ReshardJob",
      "id",
      "job of the RESHARD at work; 0 if none is",
      DatabaseMXBean::getReshardJob),
  RESHARD_SHARDS_DONE(
      "ReshardShardsDone",
      "shards",
      "shards that it has split or merged",
      DatabaseMXBean::getReshardShardsDone),
  RESHARD_SHARDS_TOTAL(
      "ReshardShardsTotal",
      "shards",
      "shards that it splits, or makes by merging",
      DatabaseMXBean::getReshardShardsTotal),
  RESHARD_PERCENT(
      "ReshardPercent",
      "percent",
      "how much it has done of what its state is about",
      DatabaseMXBean::getReshardPercent);

  private final String attribute;
  private final String unit;
  private final String description;
  private final Function<DatabaseMXBean, Number> read;

  Metric(String attribute, String unit, String description, Function<DatabaseMXBean, Number> read) {
    this.attribute = attribute;
    this.unit = unit;
    this.description = description;
    this.read = read;
  }

  /** Returns the metric that an attribute of {@link DatabaseMXBean} is. */
  static Optional<Metric> of(String attribute) {
    return Arrays.stream(values()).filter(m -> m.attribute.equals(attribute)).findFirst();
  }

  /** Returns the name of the attribute of {@link DatabaseMXBean}. */
  public String attribute() {
    return attribute;
  }

  public String unit() {
    return unit;
  }

  /** Returns what it is, without the unit. */
  public String description() {
    return description;
  }

  /** Returns the value as of now. */
  public Number read(DatabaseMXBean metrics) {
    return read.apply(metrics);
  }
}
