package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.InitialValue;
import io.distribsilly.sql.parser.SqlColumn;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.StatementTime;
import io.distribsilly.sql.point.PointPlanner;
import java.util.Optional;

/**
 * Adds a column. No row is rewritten: those that are there have the value that the DEFAULT has now,
 * for ever.
 */
record AddColumn(SqlColumn column, boolean ifNotExists, Namespace names) implements TableChange {
  AddColumn {
    if (column.primaryKey()) {
      throw new EngineException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          ("column %s cannot become part of the primary key; create a table that has it, and INSERT"
                  + " INTO that from this one")
              .formatted(column.name()));
    }
  }

  @Override
  public void apply(ExecutionContext context, TableDefinition table) {
    String name = column.name().getSimple();
    if (table.columnIndex(name).isPresent()) {
      if (!ifNotExists) {
        throw new EngineException(
            ErrorCode.COLUMN_ALREADY_EXISTS,
            "table \"%s\" has a column \"%s\" already; use IF NOT EXISTS"
                .formatted(table.label(), name));
      }
      return;
    }
    boolean needsEmptyTable = !column.nullable().orElse(true) && column.defaultValue().isEmpty();
    if (!needsEmptyTable) {
      context.database().alterTable(table.id(), now -> added(now, context.time()));
      return;
    }
    Optional<TableDefinition> altered =
        context.database().alterEmptyTable(table.id(), now -> added(now, context.time()));
    if (altered.isEmpty()) {
      throw new EngineException(
          ErrorCode.NOT_NULL_VIOLATION,
          "column \"%s\" cannot be added NOT NULL to table \"%s\", which has rows; give it a DEFAULT"
              .formatted(name, table.label()));
    }
  }

  private TableDefinition added(TableDefinition table, StatementTime time) {
    ColumnDefinition definition = TableBuilder.column(0, column, false, names);
    if (definition.identity().isPresent()) {
      throw new EngineException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "column \"%s\" cannot be added as one that counts (IDENTITY); create a table that has it"
              .formatted(definition.name()));
    }
    TableDefinition altered = table.withAddedColumn(definition);
    int index = table.columns().size();
    if (definition.defaultSql().isEmpty()) {
      return altered;
    }
    TableBuilder.checkDefault(altered, index, names);
    Optional<String> initial =
        PointPlanner.defaultValue(altered, index, names, time)
            .map(value -> InitialValue.encode(altered, index, value));
    return altered.withColumn(index, altered.columns().get(index).withInitialValue(initial));
  }
}
