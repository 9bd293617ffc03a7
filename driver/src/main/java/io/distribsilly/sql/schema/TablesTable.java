package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TABLES: one row a table, those of INFORMATION_SCHEMA first, in name order. */
final class TablesTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("TABLE_SCHEMA", SqlType.VARCHAR)
          .add("TABLE_NAME", SqlType.VARCHAR)
          .add("TABLE_TYPE", SqlType.VARCHAR)
          .addNullable("REMARKS", SqlType.VARCHAR)
          .table("TABLES");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    List<Object[]> rows = new ArrayList<>();
    for (SystemTable table : SystemTables.all()) {
      rows.add(
          row(SystemTables.SCHEMA, table.definition().name(), "SYSTEM TABLE", Optional.empty()));
    }
    database.catalog().tables().stream()
        .sorted(SystemTables.ORDER)
        .forEach(
            table -> rows.add(row(table.schema(), table.name(), "BASE TABLE", table.comment())));
    database.catalog().views().stream()
        .sorted(ViewsTable.ORDER)
        .forEach(view -> rows.add(row(view.schema(), view.name(), "VIEW", view.comment())));
    return rows;
  }

  private static Object[] row(String schema, String name, String type, Optional<String> comment) {
    return new Object[] {schema, name, type, comment.orElse(null)};
  }
}
