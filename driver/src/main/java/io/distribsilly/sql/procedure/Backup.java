package io.distribsilly.sql.procedure;

import static io.distribsilly.sql.procedure.ProcedureColumns.column;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.maintenance.BackupReport;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.session.ProcedureDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** BACKUP(FOLDER): makes a copy of the whole database as of one commit; returns one row. */
final class Backup {
  static final Procedure PROCEDURE =
      new Procedure(
          new ProcedureDescription(
              "BACKUP",
              "Makes a database of its own, in a folder, of everything as of one commit, while"
                  + " reads and writes go on.",
              List.of(new ProcedureDescription.Parameter("FOLDER", ColumnType.of(SqlType.VARCHAR))),
              List.of(
                  column("FOLDER", SqlType.VARCHAR),
                  column("SEQUENCE", SqlType.BIGINT),
                  column("FILES_LINKED", SqlType.BIGINT),
                  column("BYTES_LINKED", SqlType.BIGINT),
                  column("BYTES_COPIED", SqlType.BIGINT),
                  column("DURATION_MS", SqlType.DOUBLE))),
          false,
          (context, statements, arguments) -> call(context, arguments));

  private Backup() {}

  private static List<Object[]> call(ExecutionContext context, Object[] arguments) {
    Path folder =
        FileArgument.parse(
            (String) arguments[0], "FOLDER of BACKUP", "a folder, for example './backups/monday'");
    BackupReport report = context.database().backup(folder, context.cancel().flag()::get);
    Object[] row = {
      report.folder().toString(),
      report.sequence(),
      report.filesLinked(),
      report.bytesLinked(),
      report.bytesCopied(),
      report.duration().toNanos() / (double) Duration.ofMillis(1).toNanos()
    };
    return List.<Object[]>of(row);
  }
}
