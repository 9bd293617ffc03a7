package io.distribsilly.engine.metrics;

import io.distribsilly.engine.commit.LogStatistics;
import io.distribsilly.engine.reshard.ReshardProgress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the counters where they are kept; keeps nothing itself. No source does more for it than
 * read memory.
 */
public final class DatabaseMetrics implements DatabaseMXBean {
  private static final String IDLE = "IDLE";

  private final MetricSources sources;

  public DatabaseMetrics(MetricSources sources) {
    this.sources = sources;
  }

  private LogStatistics log() {
    return sources.pipeline().statistics();
  }

  /** Returns something of the newest job that is not over. */
  private <T> T ofReshard(Function<ReshardProgress, T> what, T ifNone) {
    List<ReshardProgress> jobs = sources.resharder().progress();
    Optional<ReshardProgress> atWork =
        jobs.stream().filter(job -> !job.job().state().isOver()).reduce((older, newer) -> newer);
    return atWork.map(what).orElse(ifNone);
  }

  @Override
  public long getCommits() {
    return log().commits();
  }

  @Override
  public long getGroups() {
    return log().groups();
  }

  @Override
  public double getGroupSizeMean() {
    LogStatistics log = log();
    return log.groups() == 0 ? 0 : (double) log.commits() / log.groups();
  }

  @Override
  public long getGroupSizeMax() {
    return log().largestGroup();
  }

  @Override
  public List<Long> getGroupSizes() {
    return log().groupSizes();
  }

  @Override
  public long getSyncs() {
    return log().syncs();
  }

  @Override
  public long getSequence() {
    return sources.router().published();
  }

  @Override
  public int getCommitsWaiting() {
    return sources.pipeline().waiting();
  }

  @Override
  public int getCommitsWaitingForMemory() {
    return sources.appliers().waiting();
  }

  @Override
  public long getMemtableBytes() {
    return sources.appliers().usedBytes();
  }

  @Override
  public long getMemtableLimitBytes() {
    return sources.appliers().limitBytes();
  }

  @Override
  public long getLogAppendedBytes() {
    return log().appendedBytes();
  }

  @Override
  public long getLogBytes() {
    return log().diskBytes();
  }

  @Override
  public int getLogSegments() {
    return log().segments();
  }

  @Override
  public long getCheckpoints() {
    return sources.checkpointer().taken();
  }

  @Override
  public long getCheckpointAgeMillis() {
    return sources.checkpointer().age().toMillis();
  }

  @Override
  public int getShards() {
    return sources.router().map().shards().size();
  }

  @Override
  public int getHandles() {
    return sources.handles().getAsInt();
  }

  @Override
  public int getOpenTransactions() {
    return sources.openTransactions().getAsInt();
  }

  @Override
  public int getLockedRows() {
    return sources.rowLocks().size();
  }

  @Override
  public long getLockWaits() {
    return sources.rowLocks().waited();
  }

  @Override
  public long getDeadlocks() {
    return sources.rowLocks().deadlocks();
  }

  @Override
  public int getReshardJob() {
    return ofReshard(progress -> progress.job().id(), 0);
  }

  @Override
  public String getReshardState() {
    return ofReshard(progress -> progress.job().state().name(), IDLE);
  }

  @Override
  public int getReshardShardsDone() {
    return ofReshard(progress -> progress.job().shardsDone(), 0);
  }

  @Override
  public int getReshardShardsTotal() {
    return ofReshard(ReshardProgress::shardsTotal, 0);
  }

  @Override
  public double getReshardPercent() {
    return ofReshard(ReshardProgress::percent, 0.0);
  }
}
