package io.distribsilly.sql.definition;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.CheckDefinition;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import java.util.Optional;

/**
 * Drops a column, and with CASCADE the indexes that need it and the views of the table. Its values
 * stay until rows change.
 */
record DropColumn(String column, boolean ifExists, boolean cascade) implements TableChange {
  @Override
  public void apply(ExecutionContext context, TableDefinition table) {
    if (ifExists && table.columnIndex(column).isEmpty()) {
      return;
    }
    if (cascade) {
      dropViews(context.database(), table);
      int columnId = table.columns().get(TableChanges.find(table, column)).id();
      table.indexes().stream()
          .filter(index -> index.columns().contains(columnId))
          .forEach(index -> context.database().dropIndex(index.id()));
    }
    context.database().alterTable(table.id(), this::without);
  }

  private static void dropViews(Database database, TableDefinition table) {
    TableName name = new TableName(table.schema(), table.name());
    for (ViewDefinition view : database.catalog().views()) {
      boolean isThere = database.catalog().view(view.schema(), view.name()).isPresent();
      if (isThere && view.uses().contains(name)) {
        database.dropView(view.tableName(), true);
      }
    }
  }

  private TableDefinition without(TableDefinition table) {
    int index = TableChanges.find(table, column);
    if (table.isKeyColumn(index)) {
      throw refused(table, "it is part of the primary key");
    }
    Optional<IndexDefinition> needing = table.indexOf(index);
    if (needing.isPresent()) {
      throw refused(
          table,
          "index \"%s\" needs it; drop that first, or use CASCADE".formatted(needing.get().name()));
    }
    for (CheckDefinition check : table.checks()) {
      if (CheckTexts.columns(check.sql()).contains(column)) {
        throw refused(
            table, "CHECK \"%s\" needs it; drop that constraint first".formatted(check.name()));
      }
    }
    return table.withoutColumn(index);
  }

  private EngineException refused(TableDefinition table, String why) {
    return new EngineException(
        ErrorCode.DEPENDENT_OBJECTS,
        "column \"%s\" of table \"%s\" cannot be dropped: %s"
            .formatted(column, table.label(), why));
  }
}
