package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** INDEXES: one row an index, primary keys left out, in the order of their tables. */
final class IndexesTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("TABLE_SCHEMA", SqlType.VARCHAR)
          .add("TABLE_NAME", SqlType.VARCHAR)
          .add("INDEX_NAME", SqlType.VARCHAR)
          .add("IS_UNIQUE", SqlType.VARCHAR)
          .add("IS_CONSTRAINT", SqlType.VARCHAR)
          .add("STATE", SqlType.VARCHAR)
          .table("INDEXES");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    List<Object[]> rows = new ArrayList<>();
    database.catalog().tables().stream()
        .sorted(SystemTables.ORDER)
        .forEach(table -> table.indexes().forEach(index -> rows.add(row(table, index))));
    return rows;
  }

  private static Object[] row(TableDefinition table, IndexDefinition index) {
    return new Object[] {
      table.schema(),
      table.name(),
      index.name(),
      index.unique() ? "YES" : "NO",
      index.constraint() ? "YES" : "NO",
      index.state().name()
    };
  }
}
