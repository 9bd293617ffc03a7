package io.distribsilly.sql.procedure;

import static io.distribsilly.sql.procedure.ProcedureColumns.column;

import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.maintenance.CompactionReport;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.session.ProcedureDescription;
import java.util.List;

/** COMPACT(): gives back the space of what was deleted or overwritten; returns one row a shard. */
final class Compact {
  static final Procedure PROCEDURE =
      new Procedure(
          new ProcedureDescription(
              "COMPACT",
              "Gives back the space of what was deleted or overwritten, while reads and writes go"
                  + " on.",
              List.of(),
              List.of(
                  column("SHARD", SqlType.VARCHAR),
                  column("FILES_BEFORE", SqlType.BIGINT),
                  column("FILES_AFTER", SqlType.BIGINT),
                  column("BYTES_BEFORE", SqlType.BIGINT),
                  column("BYTES_AFTER", SqlType.BIGINT))),
          true,
          (context, statements, arguments) -> call(context));

  private Compact() {}

  private static List<Object[]> call(ExecutionContext context) {
    return context.database().compact(context.cancel().flag()::get).stream()
        .map(Compact::row)
        .toList();
  }

  private static Object[] row(CompactionReport report) {
    return new Object[] {
      report.shard(),
      report.filesBefore(),
      report.filesAfter(),
      report.bytesBefore(),
      report.bytesAfter()
    };
  }
}
