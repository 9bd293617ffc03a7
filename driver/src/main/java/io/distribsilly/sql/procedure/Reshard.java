package io.distribsilly.sql.procedure;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.ResultColumn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** RESHARD(SHARDS): changes the number of shards; returns one row when routing is final. */
final class Reshard {
  static final Procedure PROCEDURE =
      new Procedure(
          new ProcedureDescription(
              "RESHARD",
              "Changes the number of shards to a multiple of what it is, while reads and writes go"
                  + " on.",
              List.of(new ProcedureDescription.Parameter("SHARDS", ColumnType.of(SqlType.INTEGER))),
              List.of(
                  column("JOB", SqlType.INTEGER),
                  column("FROM_SHARDS", SqlType.INTEGER),
                  column("TO_SHARDS", SqlType.INTEGER),
                  column("ROWS", SqlType.BIGINT),
                  column("BYTES_LINKED", SqlType.BIGINT),
                  column("BYTES_COPIED", SqlType.BIGINT),
                  column("LONGEST_WRITE_PAUSE_MS", SqlType.DOUBLE),
                  column("STATE", SqlType.VARCHAR))),
          Reshard::call);

  private Reshard() {}

  private static List<Object[]> call(ExecutionContext context, int[] arguments) {
    ReshardJob job = context.database().reshard(arguments[0]);
    Object[] row = {
      job.id(),
      job.from(),
      job.to(),
      job.rows(),
      job.bytesLinked(),
      job.bytesCopied(),
      job.longestWritePause().toNanos() / (double) Duration.ofMillis(1).toNanos(),
      job.state().name()
    };
    return List.<Object[]>of(row);
  }

  private static ResultColumn column(String name, SqlType type) {
    return new ResultColumn(name, name, Optional.empty(), Optional.of(ColumnType.of(type)), false);
  }
}
