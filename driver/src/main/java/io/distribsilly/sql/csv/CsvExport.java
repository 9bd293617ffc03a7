package io.distribsilly.sql.csv;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.InnerStatements;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.RowSource;
import io.distribsilly.sql.type.Conversion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Writes the rows of a query to a file: first beside it, so that there is never a half of it under
 * its name. No more than a row is in memory, besides what the query itself needs.
 */
public final class CsvExport {
  private static final Conversion TEXT = Conversion.toType(ColumnType.of(SqlType.VARCHAR));

  private CsvExport() {}

  /**
   * Exports a query.
   *
   * @param file compressed by gzip if its name ends with .gz
   * @param query a SELECT or the like, without parameters
   * @param options as the user writes them
   * @throws EngineException with INVALID_PARAMETER_VALUE, INVALID_STATEMENT, DISK_FULL, IO_ERROR,
   *     QUERY_CANCELED, or whatever the query fails with
   */
  public static ExportReport run(
      ExecutionContext context,
      InnerStatements statements,
      Path file,
      String query,
      String options) {
    long start = System.nanoTime();
    ExportOptions how = ExportOptions.parse(options);
    Plan plan = plan(context, statements, query);
    checkPlace(file, how);
    Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      boolean gzip = file.getFileName().toString().endsWith(".gz");
      long rows = write(context, plan, temporary, gzip, how.format());
      long bytes = Files.size(temporary);
      Files.move(temporary, file, replacing(how));
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      return new ExportReport(file, rows, bytes, duration);
    } catch (FileAlreadyExistsException e) {
      throw discard(temporary, exists(file));
    } catch (IOException e) {
      throw discard(temporary, FileErrors.writing(file, e));
    } catch (UncheckedIOException e) {
      throw discard(temporary, FileErrors.writing(file, e.getCause()));
    } catch (EngineException e) {
      throw discard(temporary, e);
    }
  }

  private static Plan plan(ExecutionContext context, InnerStatements statements, String query) {
    Plan plan = statements.plan(query, context);
    if (plan.kind() != Prepared.Kind.QUERY || !plan.parameters().isEmpty()) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "EXPORT_CSV takes a query without parameters, such as SELECT * FROM kv; this is none: "
              + query);
    }
    return plan;
  }

  private static void checkPlace(Path file, ExportOptions options) {
    Path folder = file.toAbsolutePath().getParent();
    if (file.getFileName() == null || Files.isDirectory(file)) {
      throw FileErrors.invalid(file, "is a folder; name a file");
    }
    if (!Files.isDirectory(folder)) {
      throw FileErrors.invalid(file, "would be in a folder that does not exist; make that first");
    }
    if (!options.overwrite() && Files.exists(file)) {
      throw exists(file);
    }
  }

  private static EngineException exists(Path file) {
    return FileErrors.invalid(
        file, "exists already; choose another name, or use the option overwrite=true");
  }

  private static CopyOption[] replacing(ExportOptions options) {
    return options.overwrite()
        ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE}
        : new CopyOption[0];
  }

  /** Returns how many rows there were. */
  private static long write(
      ExecutionContext context, Plan plan, Path file, boolean gzip, CsvFormat format)
      throws IOException {
    List<ResultColumn> columns = plan.columns();
    Result.Rows result = (Result.Rows) plan.execute(context, new Object[0]);
    try (RowSource rows = result.rows();
        CsvOutput output = CsvOutput.create(file, gzip, format)) {
      if (format.header()) {
        output.write(columns.stream().map(ResultColumn::label).toArray(String[]::new));
      }
      long count = 0;
      String[] fields = new String[columns.size()];
      for (; rows.next(); count++) {
        context.checkNotCanceled();
        for (int i = 0; i < fields.length; i++) {
          fields[i] = text(rows.value(i));
        }
        output.write(fields);
      }
      output.sync();
      return count;
    }
  }

  /** Returns what IMPORT_CSV makes the same value of. */
  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? HexFormat.of().formatHex(bytes)
        : (String) TEXT.convert(value);
  }

  private static EngineException discard(Path temporary, EngineException error) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      error.addSuppressed(e);
    }
    return error;
  }
}
