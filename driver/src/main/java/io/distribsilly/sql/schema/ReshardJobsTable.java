package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.reshard.ReshardProgress;
import java.time.Duration;
import java.util.List;

/** RESHARD_JOBS: one row a job with how far it is right now, oldest first. */
final class ReshardJobsTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("JOB", SqlType.INTEGER)
          .add("FROM_SHARDS", SqlType.INTEGER)
          .add("TO_SHARDS", SqlType.INTEGER)
          .add("STATE", SqlType.VARCHAR)
          .add("PERCENT_DONE", SqlType.DOUBLE)
          .add("SHARDS_DONE", SqlType.INTEGER)
          .add("SHARDS_TOTAL", SqlType.INTEGER)
          .addNullable("CURRENT_SHARD", SqlType.VARCHAR)
          .add("ROWS", SqlType.BIGINT)
          .add("ROWS_COPIED", SqlType.BIGINT)
          .add("ROWS_PURGED", SqlType.BIGINT)
          .add("FILES_LINKED", SqlType.BIGINT)
          .add("BYTES_LINKED", SqlType.BIGINT)
          .add("BYTES_COPIED", SqlType.BIGINT)
          .add("LONGEST_WRITE_PAUSE_MS", SqlType.DOUBLE)
          .add("STARTED_AT", SqlType.TIMESTAMP_WITH_TIME_ZONE)
          .addNullable("FINISHED_AT", SqlType.TIMESTAMP_WITH_TIME_ZONE)
          .table("RESHARD_JOBS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    return database.reshardProgress().stream().map(ReshardJobsTable::row).toList();
  }

  private static Object[] row(ReshardProgress progress) {
    ReshardJob job = progress.job();
    return new Object[] {
      job.id(),
      job.from(),
      job.to(),
      job.state().name(),
      progress.percent(),
      job.shardsDone(),
      progress.shardsTotal(),
      progress.currentShard().orElse(null),
      job.rows(),
      progress.rowsCopied(),
      progress.rowsPurged(),
      job.filesLinked(),
      job.bytesLinked(),
      job.bytesCopied(),
      job.longestWritePause().toNanos() / (double) Duration.ofMillis(1).toNanos(),
      job.startedAt(),
      job.finishedAt().orElse(null)
    };
  }
}
