package io.distribsilly.sql.procedure;

import static io.distribsilly.sql.procedure.ProcedureColumns.column;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.ResultColumn;
import java.time.Duration;
import java.util.List;

/**
 * RESHARD(SHARDS) changes the number of shards and returns one row when routing is final.
 * RESHARD_CANCEL() stops and undoes that, and returns one row when it is undone.
 */
final class Reshard {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          column("JOB", SqlType.INTEGER),
          column("FROM_SHARDS", SqlType.INTEGER),
          column("TO_SHARDS", SqlType.INTEGER),
          column("ROWS", SqlType.BIGINT),
          column("BYTES_LINKED", SqlType.BIGINT),
          column("BYTES_COPIED", SqlType.BIGINT),
          column("LONGEST_WRITE_PAUSE_MS", SqlType.DOUBLE),
          column("STATE", SqlType.VARCHAR));

  static final Procedure RESHARD =
      new Procedure(
          new ProcedureDescription(
              "RESHARD",
              "Changes the number of shards to a multiple or a divisor of what it is, while reads and"
                  + " writes go on.",
              List.of(new ProcedureDescription.Parameter("SHARDS", ColumnType.of(SqlType.INTEGER))),
              COLUMNS),
          true,
          (context, statements, arguments) ->
              rows(context.database().reshard((Integer) arguments[0])));

  static final Procedure CANCEL =
      new Procedure(
          new ProcedureDescription(
              "RESHARD_CANCEL",
              "Stops the RESHARD that is splitting or merging shards, and goes back to as many as"
                  + " there were.",
              List.of(),
              COLUMNS),
          true,
          (context, statements, arguments) -> rows(context.database().cancelReshard()));

  private Reshard() {}

  private static List<Object[]> rows(ReshardJob job) {
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
}
