package io.distribsilly.sql.procedure;

import static io.distribsilly.sql.procedure.ProcedureColumns.column;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.maintenance.BackupReport;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.session.FolderPath;
import io.distribsilly.sql.session.ProcedureDescription;
import java.nio.file.InvalidPathException;
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
          Backup::call);

  private Backup() {}

  private static List<Object[]> call(ExecutionContext context, Object[] arguments) {
    Path folder = folder((String) arguments[0]);
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

  private static Path folder(String text) {
    if (text.isBlank()) {
      throw invalid(text, "name a folder, for example './backups/monday'", null);
    }
    try {
      return FolderPath.parse(text);
    } catch (InvalidPathException e) {
      throw invalid(text, "it is no valid path: " + e.getReason(), e);
    }
  }

  private static EngineException invalid(String text, String why, Exception cause) {
    return new EngineException(
        ErrorCode.INVALID_PARAMETER_VALUE,
        "argument FOLDER of BACKUP is '%s'; %s".formatted(text, why),
        cause);
  }
}
