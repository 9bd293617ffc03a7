package io.distribsilly.sql.csv;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.BatchPlan;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.InnerStatements;
import io.distribsilly.sql.type.Conversion;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The table of an import, as it is defined now.
 *
 * @param plan inserts a row
 * @param columns what its parameters are
 */
record ImportTarget(BatchPlan plan, List<ColumnDefinition> columns) {
  /** A value that its column cannot have. */
  static final class WrongValue extends Exception {
    private static final long serialVersionUID = 1;
    private final RejectedLine line;

    WrongValue(RejectedLine line) {
      super(line.describe(), line.error());
      this.line = line;
    }

    RejectedLine line() {
      return line;
    }
  }

  /**
   * Plans the statement that inserts.
   *
   * @param columns names of columns of the table
   */
  static ImportTarget of(
      TableDefinition table,
      List<String> columns,
      ImportOptions.Mode mode,
      InnerStatements statements,
      ExecutionContext context) {
    String sql =
        "%s INTO %s.%s (%s) VALUES (%s)"
            .formatted(
                mode.name().toUpperCase(Locale.ROOT),
                TableName.quoted(table.schema()),
                TableName.quoted(table.name()),
                columns.stream().map(TableName::quoted).collect(Collectors.joining(", ")),
                columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
    return new ImportTarget(
        (BatchPlan) statements.plan(sql, context),
        columns.stream().map(name -> table.columns().get(index(table, name))).toList());
  }

  private static int index(TableDefinition table, String name) {
    return table
        .columnIndex(name)
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "table \"%s\" has lost column \"%s\" meanwhile"
                        .formatted(table.label(), name)));
  }

  /** Returns the parameters that a line gives. */
  Object[] row(CsvLine line) throws WrongValue {
    String[] fields = line.fields();
    if (fields.length != columns.size()) {
      throw new WrongValue(
          RejectedLine.of(
              line,
              new EngineException(
                  ErrorCode.DATA_EXCEPTION,
                  "there are %d fields, not %d".formatted(fields.length, columns.size()))));
    }
    Object[] row = new Object[fields.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = value(line, i);
    }
    return row;
  }

  private Object value(CsvLine line, int index) throws WrongValue {
    ColumnDefinition column = columns.get(index);
    String field = line.fields()[index];
    try {
      return Conversion.toColumn(column).convert(plain(column, field));
    } catch (EngineException e) {
      throw new WrongValue(RejectedLine.of(line, column.name(), field, e));
    }
  }

  /** Bytes are hexadecimal digits in a file: as a text they would not be UTF-8. */
  private static Object plain(ColumnDefinition column, String field) {
    SqlType type = column.type().type();
    if (field == null || (type != SqlType.BINARY && type != SqlType.VARBINARY)) {
      return field;
    }
    try {
      return HexFormat.of().parseHex(field);
    } catch (IllegalArgumentException e) {
      throw new EngineException(
          ErrorCode.INVALID_CONVERSION,
          "bytes are written as hexadecimal digits, two a byte: " + e.getMessage(),
          e);
    }
  }

  /** Returns a line that the statement has refused; if a column must not be NULL, that is named. */
  RejectedLine rejected(CsvLine line, EngineException error) {
    for (int i = 0; i < columns.size(); i++) {
      boolean isNull = line.fields()[i] == null && !columns.get(i).nullable();
      if (isNull && error.code() == ErrorCode.NOT_NULL_VIOLATION) {
        return RejectedLine.of(line, columns.get(i).name(), null, error);
      }
    }
    return RejectedLine.of(line, error);
  }
}
