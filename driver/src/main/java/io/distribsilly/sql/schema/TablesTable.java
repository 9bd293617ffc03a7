package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** TABLES: one row a table, those of INFORMATION_SCHEMA first, in name order. */
final class TablesTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("TABLE_SCHEMA", SqlType.VARCHAR)
          .add("TABLE_NAME", SqlType.VARCHAR)
          .add("TABLE_TYPE", SqlType.VARCHAR)
          .table("TABLES");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    List<Object[]> rows = new ArrayList<>();
    for (SystemTable table : SystemTables.all()) {
      rows.add(new Object[] {SystemTables.SCHEMA, table.definition().name(), "SYSTEM TABLE"});
    }
    database.catalog().tables().stream()
        .sorted(SystemTables.ORDER)
        .forEach(table -> rows.add(new Object[] {table.schema(), table.name(), "BASE TABLE"}));
    database.catalog().views().stream()
        .sorted(ViewsTable.ORDER)
        .forEach(view -> rows.add(new Object[] {view.schema(), view.name(), "VIEW"}));
    return rows;
  }
}
