package io.distribsilly.engine.metrics;

import java.util.List;

/**
 * The metrics of one open database. Counters begin at 0 when the database is opened; everything
 * else is as of the moment of the call. {@link Metric} has the units.
 *
 * <p>In the platform's MBean server it is {@code io.distribsilly:type=Database,path=...}, with the
 * canonical folder as {@link javax.management.ObjectName#quote} writes it, from the end of opening
 * to the beginning of closing.
 *
 * <p>Thread-safe. No method waits, neither for I/O nor for a commit, nor lets one wait, nor fails:
 * also not while the database is closed, and after that it returns what it knew last.
 */
public interface DatabaseMXBean {
  /** Returns how many commits the log has taken. */
  long getCommits();

  /** Returns in how many groups; a group is appended at once, and synced once at most. */
  long getGroups();

  /** Returns the mean number of commits of a group, 0 before the first. */
  double getGroupSizeMean();

  /** Returns the most commits that a group had, 0 before the first. */
  long getGroupSizeMax();

  /** Returns how many groups had 1 commit, 2 to 3, 4 to 7 and so on; the last is open-ended. */
  List<Long> getGroupSizes();

  /** Returns how often a file of the log was synced to make commits safe. */
  long getSyncs();

  /** Returns the sequence of the newest commit that readers see; it outlives a restart. */
  long getSequence();

  /** Returns how many writers wait for their group, or to have the log for themselves. */
  int getCommitsWaiting();

  /** Returns how many writers wait because the memtables have used up their memory. */
  int getCommitsWaitingForMemory();

  /** Returns the bytes of the commits that are not in their shard's store yet. */
  long getMemtableBytes();

  /** Returns the bytes at which commits begin to wait for memory. */
  long getMemtableLimitBytes();

  /** Returns how many bytes were appended to the log. */
  long getLogAppendedBytes();

  /** Returns the bytes of the log's files on disk, spare ones included. */
  long getLogBytes();

  /** Returns the number of the log's segments, without spare ones. */
  int getLogSegments();

  /** Returns how many checkpoints were taken. */
  long getCheckpoints();

  /** Returns the milliseconds since a checkpoint was taken, or found unnecessary. */
  long getCheckpointAgeMillis();

  /** Returns the number of shards. */
  int getShards();

  /** Returns how many handles, and so connections, have the database open in this JVM. */
  int getHandles();

  /** Returns how many transactions have begun and not ended, idle ones included. */
  int getOpenTransactions();

  /** Returns how many rows transactions have locked. */
  int getLockedRows();

  /** Returns how often a transaction had to wait for a row that another one had locked. */
  long getLockWaits();

  /** Returns how many waits were refused because they would have closed a circle. */
  long getDeadlocks();

  /** Returns the id of the RESHARD job that splits, merges, purges or is canceled; 0 if none is. */
  int getReshardJob();

  /** Returns the state of that job as INFORMATION_SCHEMA.RESHARD_JOBS has it, IDLE if none is. */
  String getReshardState();

  /**
   * Returns how many of its old shards are split, or of its new ones merged; 0 if there is none.
   */
  int getReshardShardsDone();

  /** Returns how many shards it splits, or makes by merging; 0 if there is none. */
  int getReshardShardsTotal();

  /** Returns how much is done of what its state is about, from 0 to 100; 0 if there is none. */
  double getReshardPercent();
}
