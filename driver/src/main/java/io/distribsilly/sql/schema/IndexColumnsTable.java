package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** INDEX_COLUMNS: one row a column of an index, in the order of INDEXES and of the columns. */
final class IndexColumnsTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("TABLE_SCHEMA", SqlType.VARCHAR)
          .add("TABLE_NAME", SqlType.VARCHAR)
          .add("INDEX_NAME", SqlType.VARCHAR)
          .add("COLUMN_NAME", SqlType.VARCHAR)
          .add("ORDINAL_POSITION", SqlType.INTEGER)
          .table("INDEX_COLUMNS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    List<Object[]> rows = new ArrayList<>();
    database.catalog().tables().stream()
        .sorted(SystemTables.ORDER)
        .forEach(table -> table.indexes().forEach(index -> addColumns(rows, table, index)));
    return rows;
  }

  private static void addColumns(
      List<Object[]> rows, TableDefinition table, IndexDefinition index) {
    int[] positions = table.positions(index);
    for (int i = 0; i < positions.length; i++) {
      rows.add(
          new Object[] {
            table.schema(),
            table.name(),
            index.name(),
            table.columns().get(positions[i]).name(),
            i + 1
          });
    }
  }
}
