package io.distribsilly.sql.procedure;

import static io.distribsilly.sql.procedure.ProcedureColumns.column;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.csv.CsvExport;
import io.distribsilly.sql.csv.ExportReport;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.InnerStatements;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.ProcedureDescription.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** EXPORT_CSV(FILE, QUERY, OPTIONS): writes the rows of a query to a file; returns one row. */
final class ExportCsv {
  private static final ColumnType TEXT = ColumnType.of(SqlType.VARCHAR);

  static final Procedure PROCEDURE =
      new Procedure(
          new ProcedureDescription(
              "EXPORT_CSV",
              "Writes the rows of a query to a CSV file, by gzip if its name ends with .gz.",
              List.of(
                  new Parameter("FILE", TEXT),
                  new Parameter("QUERY", TEXT),
                  new Parameter("OPTIONS", TEXT, Optional.of(""))),
              List.of(
                  column("FILE", SqlType.VARCHAR),
                  column("ROWS", SqlType.BIGINT),
                  column("BYTES", SqlType.BIGINT),
                  column("DURATION_MS", SqlType.DOUBLE))),
          false,
          ExportCsv::call);

  private ExportCsv() {}

  private static List<Object[]> call(
      ExecutionContext context, InnerStatements statements, Object[] arguments) {
    Path file =
        FileArgument.parse(
            (String) arguments[0], "FILE of EXPORT_CSV", "a file, for example './city.csv.gz'");
    ExportReport report =
        CsvExport.run(context, statements, file, (String) arguments[1], (String) arguments[2]);
    Object[] row = {
      report.file().toString(),
      report.rows(),
      report.bytes(),
      report.duration().toNanos() / (double) Duration.ofMillis(1).toNanos()
    };
    return List.<Object[]>of(row);
  }
}
