package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.RowSource;
import io.distribsilly.sql.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table behind an updatable result set, and the statements that change it: ordinary ones, by
 * the whole primary key. Immutable.
 */
final class UpdateTarget {
  private final TableDefinition table;
  private final List<ResultColumn> columns;

  /** For each column of the result that of the table, -1 for an expression. */
  private final int[] tableColumns;

  /** The columns of the result that are the key's, in key order. */
  private final int[] keyColumns;

  private UpdateTarget(
      TableDefinition table, List<ResultColumn> columns, int[] tableColumns, int[] keyColumns) {
    this.table = table;
    this.columns = columns;
    this.tableColumns = tableColumns;
    this.keyColumns = keyColumns;
  }

  /** Returns the table that a query can update: one alone, whose whole key is selected. */
  static Optional<UpdateTarget> of(Session session, Prepared query) {
    return session.updatableTable(query).flatMap(table -> of(table, query.columns()));
  }

  private static Optional<UpdateTarget> of(TableDefinition table, List<ResultColumn> columns) {
    if (table.hasRowKey()) {
      return Optional.empty();
    }
    int[] tableColumns = columns.stream().mapToInt(column -> tableColumn(table, column)).toArray();
    int[] keyColumns =
        table.primaryKey().stream().mapToInt(key -> position(tableColumns, key)).toArray();
    for (int column : keyColumns) {
      if (column < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new UpdateTarget(table, columns, tableColumns, keyColumns));
  }

  private static int tableColumn(TableDefinition table, ResultColumn column) {
    boolean plain =
        column.table().equals(Optional.of(table.name()))
            && column.schema().equals(Optional.of(table.schema()));
    return plain ? table.columnIndex(column.name()).orElse(-1) : -1;
  }

  private static int position(int[] values, int value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the column of the table that a column of the result (from 0) is, -1 if it is none. */
  int tableColumn(int column) {
    return tableColumns[column];
  }

  /**
   * Returns the column of the table that a column of the result (from 0) is.
   *
   * @throws EngineException with INVALID_ARGUMENT if it is none
   */
  ColumnDefinition definition(int column) {
    if (tableColumns[column] < 0) {
      throw new EngineException(
          ErrorCode.INVALID_ARGUMENT,
          "column %d (%s) is no column of table \"%s\", so it cannot be updated"
              .formatted(column + 1, columns.get(column).label(), table.label()));
    }
    return table.columns().get(tableColumns[column]);
  }

  /** Returns the values of the key in a row of the result. */
  List<Object> key(Object[] row) {
    List<Object> key = new ArrayList<>();
    for (int column : keyColumns) {
      key.add(row[column]);
    }
    return key;
  }

  int width() {
    return columns.size();
  }

  /**
   * Updates a row.
   *
   * @param values by the index of the table's column, at least one
   * @throws EngineException with INVALID_CURSOR_STATE if it is there no more
   */
  void update(Session session, List<Object> key, Map<Integer, Object> values) {
    String assignments =
        values.keySet().stream()
            .map(column -> name(column) + " = ?")
            .collect(Collectors.joining(", "));
    List<Object> parameters = new ArrayList<>(values.values());
    parameters.addAll(key);
    change(session, "UPDATE " + name() + " SET " + assignments + condition(), parameters);
  }

  /** Deletes a row; throws as {@link #update} does. */
  void delete(Session session, List<Object> key) {
    change(session, "DELETE FROM " + name() + condition(), key);
  }

  /**
   * Inserts a row.
   *
   * @param values by the index of the table's column, at least one; the others get their default
   */
  void insert(Session session, Map<Integer, Object> values) {
    String names = values.keySet().stream().map(this::name).collect(Collectors.joining(", "));
    String marks = "?" + ", ?".repeat(values.size() - 1);
    String sql = "INSERT INTO " + name() + " (" + names + ") VALUES (" + marks + ")";
    execute(session, sql, new ArrayList<>(values.values()));
  }

  /**
   * Reads a row as it is now; columns of the result that are expressions keep their value.
   *
   * @throws EngineException with INVALID_CURSOR_STATE if it is there no more
   */
  Object[] read(Session session, List<Object> key, Object[] row) {
    List<Integer> selected = new ArrayList<>();
    for (int i = 0; i < tableColumns.length; i++) {
      if (tableColumns[i] >= 0) {
        selected.add(i);
      }
    }
    String names =
        selected.stream().map(i -> name(tableColumns[i])).collect(Collectors.joining(", "));
    Result result = execute(session, "SELECT " + names + " FROM " + name() + condition(), key);
    try (RowSource found = ((Result.Rows) result).rows()) {
      if (!found.next()) {
        throw gone();
      }
      Object[] fresh = row.clone();
      for (int i = 0; i < selected.size(); i++) {
        fresh[selected.get(i)] = found.value(i);
      }
      return fresh;
    }
  }

  private void change(Session session, String sql, List<Object> parameters) {
    if (((Result.UpdateCount) execute(session, sql, parameters)).count() == 0) {
      throw gone();
    }
  }

  private static Result execute(Session session, String sql, List<Object> parameters) {
    return session.execute(session.prepare(sql), parameters.toArray());
  }

  private EngineException gone() {
    return new EngineException(
        ErrorCode.INVALID_CURSOR_STATE,
        "the row is no longer in table \"%s\": it was deleted, or has another key now"
            .formatted(table.label()));
  }

  private String condition() {
    return table.primaryKey().stream()
        .map(column -> name(column) + " = ?")
        .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private String name() {
    return quoted(table.schema()) + "." + quoted(table.name());
  }

  private String name(int column) {
    return quoted(table.columns().get(column).name());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
