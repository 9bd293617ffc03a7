package io.distribsilly.sql.procedure;

import static io.distribsilly.sql.procedure.ProcedureColumns.column;
import static io.distribsilly.sql.procedure.ProcedureColumns.nullable;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.csv.CsvImport;
import io.distribsilly.sql.csv.ImportReport;
import io.distribsilly.sql.csv.RejectedLine;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.InnerStatements;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.ProcedureDescription.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * IMPORT_CSV(FILE, TABLE_NAME, OPTIONS): brings the rows of a file into a table; returns what it
 * has done, once for each line that was left out, and once if none was.
 */
final class ImportCsv {
  private static final ColumnType TEXT = ColumnType.of(SqlType.VARCHAR);

  static final Procedure PROCEDURE =
      new Procedure(
          new ProcedureDescription(
              "IMPORT_CSV",
              "Brings the rows of a CSV file, plain or gzip, into a table.",
              List.of(
                  new Parameter("FILE", TEXT),
                  new Parameter("TABLE_NAME", TEXT),
                  new Parameter("OPTIONS", TEXT, Optional.of(""))),
              List.of(
                  column("ROWS_READ", SqlType.BIGINT),
                  column("ROWS_IMPORTED", SqlType.BIGINT),
                  column("ROWS_REJECTED", SqlType.BIGINT),
                  column("DURATION_MS", SqlType.DOUBLE),
                  nullable("LINE", SqlType.BIGINT),
                  nullable("COLUMN_NAME", SqlType.VARCHAR),
                  nullable("VALUE", SqlType.VARCHAR),
                  nullable("REASON", SqlType.VARCHAR))),
          true,
          ImportCsv::call);

  private ImportCsv() {}

  private static List<Object[]> call(
      ExecutionContext context, InnerStatements statements, Object[] arguments) {
    Path file =
        FileArgument.parse(
            (String) arguments[0], "FILE of IMPORT_CSV", "a file, for example './city.csv.gz'");
    ImportReport report =
        CsvImport.run(context, statements, file, (String) arguments[1], (String) arguments[2]);
    return report.first().isEmpty()
        ? List.<Object[]>of(row(report, Optional.empty()))
        : report.first().stream().map(line -> row(report, Optional.of(line))).toList();
  }

  private static Object[] row(ImportReport report, Optional<RejectedLine> rejected) {
    return new Object[] {
      report.read(),
      report.imported(),
      report.rejected(),
      report.duration().toNanos() / (double) Duration.ofMillis(1).toNanos(),
      rejected.map(RejectedLine::line).orElse(null),
      rejected.flatMap(RejectedLine::column).orElse(null),
      rejected.flatMap(RejectedLine::value).orElse(null),
      rejected.map(line -> line.error().getMessage()).orElse(null)
    };
  }
}
