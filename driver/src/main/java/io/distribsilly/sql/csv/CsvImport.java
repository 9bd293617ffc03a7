package io.distribsilly.sql.csv;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.InnerStatements;
import io.distribsilly.sql.session.BatchOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Brings the rows of a file into a table.
 *
 * <ol>
 *   <li>The header says which columns the fields are.
 *   <li>Lines are read until there are as many as a batch has.
 *   <li>The batch is inserted and committed: whole, or without the lines that are wrong, or, if one
 *       of them ends the import, not at all. If somebody alters the table meanwhile, it is inserted
 *       again as the table is then.
 * </ol>
 *
 * No more than a batch is in memory. Used once, by one thread.
 */
public final class CsvImport {
  /** How often a batch is tried whose table is altered beside it. */
  private static final int MAX_ATTEMPTS = 10;

  /** How many wrong lines are reported one by one. */
  private static final int MAX_REPORTED = 1_000;

  private final ExecutionContext context;
  private final InnerStatements statements;
  private final TableName table;
  private final ImportOptions options;
  private final List<RejectedLine> reported = new ArrayList<>();

  private List<String> columns = List.of();

  /** What the newest batch went to, and the version of the catalog that it is good for. */
  private Optional<ImportTarget> planned = Optional.empty();

  private long plannedVersion;

  private long read;
  private long rejected;

  /** Rows that are committed. */
  private long imported;

  private CsvImport(
      ExecutionContext context,
      InnerStatements statements,
      TableName table,
      ImportOptions options) {
    this.context = context;
    this.statements = statements;
    this.table = table;
    this.options = options;
  }

  /**
   * Imports a file.
   *
   * @param table the name of a table as SQL has it
   * @param options as the user writes them
   * @throws EngineException with INVALID_PARAMETER_VALUE, TABLE_NOT_FOUND, COLUMN_NOT_FOUND,
   *     DATA_EXCEPTION if the file is no CSV, IO_ERROR, QUERY_CANCELED, or what is wrong with the
   *     first line that is, unless such lines are to be left out
   */
  public static ImportReport run(
      ExecutionContext context,
      InnerStatements statements,
      Path file,
      String table,
      String options) {
    return new CsvImport(context, statements, TableName.parse(table), ImportOptions.parse(options))
        .run(file);
  }

  private ImportReport run(Path file) {
    long start = System.nanoTime();
    TableDefinition first = definition();
    try (CsvInput input = CsvInput.open(file, options.format(), options.nullText())) {
      columns = ImportColumns.of(first, names(input, first));
      importLines(input);
    } catch (EngineException e) {
      throw imported == 0 ? e : interrupted(e);
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new ImportReport(read, imported, rejected, List.copyOf(reported), duration);
  }

  private TableDefinition definition() {
    return table.find(statements.names(context));
  }

  /** Returns what the fields are called. */
  private List<String> names(CsvInput input, TableDefinition definition) {
    Optional<CsvLine> header = options.format().header() ? input.next() : Optional.empty();
    if (options.columns().isPresent()) {
      return options.columns().get();
    }
    if (options.format().header()) {
      return header.map(this::names).orElse(List.of());
    }
    return definition.columns().stream().map(ColumnDefinition::name).toList();
  }

  private List<String> names(CsvLine header) {
    return Arrays.stream(header.fields())
        .map(field -> field == null ? options.nullText() : field)
        .toList();
  }

  private void importLines(CsvInput input) {
    List<CsvLine> batch = new ArrayList<>();
    for (Optional<CsvLine> line = input.next(); line.isPresent(); line = input.next()) {
      context.checkNotCanceled();
      // In a file with one column it is that column.
      if (!line.get().isEmpty() || columns.size() == 1) {
        read++;
        batch.add(line.get());
      }
      if (batch.size() == options.batch()) {
        commit(batch);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      commit(batch);
    }
  }

  private void commit(List<CsvLine> batch) {
    List<RejectedLine> wrong = insertAgain(batch);
    imported += batch.size() - wrong.size();
    rejected += wrong.size();
    wrong.stream().limit(MAX_REPORTED - reported.size()).forEach(reported::add);
  }

  private List<RejectedLine> insertAgain(List<CsvLine> batch) {
    for (int attempt = 1; ; attempt++) {
      try {
        return insert(batch);
      } catch (EngineException e) {
        if (attempt == MAX_ATTEMPTS || e.code() != ErrorCode.SERIALIZATION_FAILURE) {
          throw e;
        }
      }
    }
  }

  /** Returns the lines that were left out. */
  private List<RejectedLine> insert(List<CsvLine> batch) {
    ImportTarget target = target();
    List<RejectedLine> wrong = new ArrayList<>();
    List<CsvLine> lines = new ArrayList<>(batch.size());
    List<Object[]> rows = new ArrayList<>(batch.size());
    for (CsvLine line : batch) {
      try {
        rows.add(target.row(line));
        lines.add(line);
      } catch (ImportTarget.WrongValue e) {
        reject(e.line(), wrong);
      }
    }
    context.inTransaction(
        inner -> {
          List<BatchOutcome> outcomes = target.plan().executeBatch(inner, rows);
          for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof BatchOutcome.Failed failed) {
              reject(target.rejected(lines.get(i), failed.error()), wrong);
            }
          }
          return outcomes;
        });
    wrong.sort(Comparator.comparingLong(RejectedLine::line));
    return wrong;
  }

  /** Returns the table as it is defined now. */
  private ImportTarget target() {
    long version = context.database().catalog().version();
    if (planned.isEmpty() || plannedVersion != version) {
      planned =
          Optional.of(ImportTarget.of(definition(), columns, options.mode(), statements, context));
      plannedVersion = version;
    }
    return planned.get();
  }

  private void reject(RejectedLine line, List<RejectedLine> wrong) {
    if (options.onError() == ImportOptions.OnError.STOP) {
      throw new EngineException(line.error().code(), line.describe(), line.error());
    }
    wrong.add(line);
  }

  private EngineException interrupted(EngineException error) {
    return new EngineException(
        error.code(),
        "%s; what was committed before stays: %,d rows".formatted(error.getMessage(), imported),
        error);
  }
}
