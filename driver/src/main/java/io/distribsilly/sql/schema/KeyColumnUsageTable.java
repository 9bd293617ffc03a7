package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** KEY_COLUMN_USAGE: one row a column of each primary key and UNIQUE constraint. */
final class KeyColumnUsageTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .addNullable("CONSTRAINT_CATALOG", SqlType.VARCHAR)
          .add("CONSTRAINT_SCHEMA", SqlType.VARCHAR)
          .add("CONSTRAINT_NAME", SqlType.VARCHAR)
          .addNullable("TABLE_CATALOG", SqlType.VARCHAR)
          .add("TABLE_SCHEMA", SqlType.VARCHAR)
          .add("TABLE_NAME", SqlType.VARCHAR)
          .add("COLUMN_NAME", SqlType.VARCHAR)
          .add("ORDINAL_POSITION", SqlType.INTEGER)
          .addNullable("POSITION_IN_UNIQUE_CONSTRAINT", SqlType.INTEGER)
          .table("KEY_COLUMN_USAGE");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    List<Object[]> rows = new ArrayList<>();
    database.catalog().tables().stream()
        .sorted(SystemTables.ORDER)
        .forEach(
            table -> {
              add(rows, table, "PK_" + table.name(), table.keyColumns());
              table.indexes().stream()
                  .filter(IndexDefinition::constraint)
                  .forEach(index -> add(rows, table, index.name(), columns(table, index)));
            });
    return rows;
  }

  private static List<ColumnDefinition> columns(TableDefinition table, IndexDefinition index) {
    return index.columns().stream()
        .map(
            id ->
                table.columns().stream()
                    .filter(column -> column.id() == id)
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  private static void add(
      List<Object[]> rows, TableDefinition table, String name, List<ColumnDefinition> columns) {
    for (int i = 0; i < columns.size(); i++) {
      rows.add(
          new Object[] {
            null,
            table.schema(),
            name,
            null,
            table.schema(),
            table.name(),
            columns.get(i).name(),
            i + 1,
            null
          });
    }
  }
}
