package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.reshard.ReshardJob;
import java.time.Duration;
import java.util.List;

/** RESHARD_JOBS: one row a job, oldest first. */
final class ReshardJobsTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("JOB", SqlType.INTEGER)
          .add("FROM_SHARDS", SqlType.INTEGER)
          .add("TO_SHARDS", SqlType.INTEGER)
          .add("STATE", SqlType.VARCHAR)
          .add("SHARDS_SPLIT", SqlType.INTEGER)
          .add("ROWS", SqlType.BIGINT)
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
    return database.reshardJobs().stream().map(ReshardJobsTable::row).toList();
  }

  private static Object[] row(ReshardJob job) {
    return new Object[] {
      job.id(),
      job.from(),
      job.to(),
      job.state().name(),
      job.shardsSplit(),
      job.rows(),
      job.rowsPurged(),
      job.filesLinked(),
      job.bytesLinked(),
      job.bytesCopied(),
      job.longestWritePause().toNanos() / (double) Duration.ofMillis(1).toNanos(),
      job.startedAt(),
      job.finishedAt().orElse(null)
    };
  }
}
