package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlCheck;
import io.distribsilly.sql.parser.SqlColumn;
import io.distribsilly.sql.parser.SqlCreateTable;
import io.distribsilly.sql.parser.SqlPrimaryKey;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.point.PointPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlIdentifier;

/** Makes the definition of a table from its CREATE TABLE. */
final class TableBuilder {
  private static final Pattern PLACE = Pattern.compile("^line \\d+, column \\d+: ");

  private final Namespace names;

  private TableBuilder(Namespace names) {
    this.names = names;
  }

  static TableDefinition build(
      String schema, String name, SqlCreateTable statement, Namespace names) {
    return new TableBuilder(names).build(schema, name, statement);
  }

  private TableDefinition build(String schema, String name, SqlCreateTable statement) {
    List<SqlColumn> columns = statement.columns();
    checkNamedOnce(name, columns);
    List<Integer> primaryKey = primaryKey(name, statement);
    List<ColumnDefinition> definitions = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      definitions.add(column(i, columns.get(i), primaryKey.contains(i), names));
    }
    TableDefinition table = new TableDefinition(0, schema, name, definitions, primaryKey);
    IntStream.range(0, definitions.size())
        .filter(i -> definitions.get(i).defaultSql().isPresent())
        .forEach(i -> checkDefault(table, i, names));
    TableDefinition checked = table;
    for (SqlCheck check : statement.checks()) {
      checked = CheckTexts.with(checked, check, true);
    }
    return UniqueKeys.with(checked, statement.uniqueKeys(), names.catalog());
  }

  /** Checks one column at a time, because places in its text say nothing about the statement. */
  static void checkDefault(TableDefinition table, int index, Namespace names) {
    List<ColumnDefinition> columns = new ArrayList<>(table.columns());
    columns.replaceAll(
        column ->
            column.equals(table.columns().get(index))
                ? column
                : column.withDefault(Optional.empty()));
    try {
      PointPlanner.checkDefaults(table.withColumns(columns), names);
    } catch (EngineException e) {
      boolean unsupported = e.code() == ErrorCode.FEATURE_NOT_SUPPORTED;
      throw new EngineException(
          unsupported ? ErrorCode.INVALID_STATEMENT : e.code(),
          "DEFAULT of column \"%s\": %s"
              .formatted(
                  table.columns().get(index).name(),
                  PLACE.matcher(e.getMessage()).replaceFirst("")),
          e);
    }
  }

  static ColumnDefinition column(int id, SqlColumn column, boolean isKey, Namespace names) {
    String name = column.name().getSimple();
    if (isKey && column.nullable().orElse(false)) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "column \"%s\" is part of the primary key and cannot be NULL; leave NULL out"
              .formatted(name));
    }
    Optional<CountingColumns.Counting> counting = CountingColumns.of(column);
    if (counting.isPresent()) {
      ColumnType type = ColumnType.of(counting.get().type());
      return new ColumnDefinition(
          id, name, type, false, Optional.empty(), Optional.of(counting.get().identity()));
    }
    boolean nullable = !isKey && column.nullable().orElse(true);
    ColumnType type = TypeNames.columnType(name, column.type());
    return new ColumnDefinition(
        id,
        name,
        type,
        nullable,
        column.defaultValue().map(value -> DefaultTexts.of(name, value, names)));
  }

  /** Returns indexes into the columns, in key order. */
  private static List<Integer> primaryKey(String table, SqlCreateTable statement) {
    List<SqlColumn> columns = statement.columns();
    List<List<Integer>> keys = new ArrayList<>();
    IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).primaryKey())
        .forEach(i -> keys.add(List.of(i)));
    for (SqlPrimaryKey key : statement.primaryKeys()) {
      keys.add(key.columns().stream().map(column -> indexOf(table, columns, column)).toList());
    }
    if (keys.size() > 1) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          ("table \"%s\" has %d primary keys; for one of several columns write PRIMARY KEY (a, b)"
                  + " behind the columns")
              .formatted(table, keys.size()));
    }
    return keys.isEmpty() ? List.of() : keys.get(0);
  }

  private static int indexOf(String table, List<SqlColumn> columns, SqlIdentifier name) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().getSimple().equals(name.getSimple()))
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "line %d, column %d: table \"%s\" has no column \"%s\" for its primary key"
                        .formatted(
                            name.getParserPosition().getLineNum(),
                            name.getParserPosition().getColumnNum(),
                            table,
                            name.getSimple())));
  }

  private static void checkNamedOnce(String table, List<SqlColumn> columns) {
    List<String> names = columns.stream().map(column -> column.name().getSimple()).toList();
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        throw new EngineException(
            ErrorCode.COLUMN_ALREADY_EXISTS,
            "line %d, column %d: table \"%s\" names column \"%s\" twice"
                .formatted(
                    columns.get(i).getParserPosition().getLineNum(),
                    columns.get(i).getParserPosition().getColumnNum(),
                    table,
                    names.get(i)));
      }
    }
  }
}
