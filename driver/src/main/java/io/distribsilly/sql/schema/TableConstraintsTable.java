package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.CheckDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** TABLE_CONSTRAINTS: one row a primary key and a check, by schema and table. */
final class TableConstraintsTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("CONSTRAINT_SCHEMA", SqlType.VARCHAR)
          .add("CONSTRAINT_NAME", SqlType.VARCHAR)
          .add("CONSTRAINT_TYPE", SqlType.VARCHAR)
          .add("TABLE_SCHEMA", SqlType.VARCHAR)
          .add("TABLE_NAME", SqlType.VARCHAR)
          .add("IS_DEFERRABLE", SqlType.VARCHAR)
          .add("INITIALLY_DEFERRED", SqlType.VARCHAR)
          .add("ENFORCED", SqlType.VARCHAR)
          .table("TABLE_CONSTRAINTS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    List<Object[]> rows = new ArrayList<>();
    database.catalog().tables().stream()
        .sorted(Comparator.comparing(TableDefinition::schema).thenComparing(TableDefinition::name))
        .forEach(table -> addRows(rows, table));
    return rows;
  }

  private static void addRows(List<Object[]> rows, TableDefinition table) {
    if (!table.hasRowKey()) {
      rows.add(row(table, "PK_" + table.name(), "PRIMARY KEY"));
    }
    table.checks().stream()
        .filter(CheckDefinition::verified)
        .forEach(check -> rows.add(row(table, check.name(), "CHECK")));
  }

  private static Object[] row(TableDefinition table, String name, String type) {
    return new Object[] {
      table.schema(), name, type, table.schema(), table.name(), "NO", "NO", "YES"
    };
  }
}
