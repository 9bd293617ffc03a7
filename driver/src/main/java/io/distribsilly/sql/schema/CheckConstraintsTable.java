package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.CheckDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** CHECK_CONSTRAINTS: one row a check, by schema and table. */
final class CheckConstraintsTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("CONSTRAINT_SCHEMA", SqlType.VARCHAR)
          .add("CONSTRAINT_NAME", SqlType.VARCHAR)
          .add("CHECK_CLAUSE", SqlType.VARCHAR)
          .table("CHECK_CONSTRAINTS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    List<Object[]> rows = new ArrayList<>();
    database.catalog().tables().stream()
        .sorted(Comparator.comparing(TableDefinition::schema).thenComparing(TableDefinition::name))
        .forEach(
            table ->
                table.checks().stream()
                    .filter(CheckDefinition::verified)
                    .forEach(
                        check ->
                            rows.add(new Object[] {table.schema(), check.name(), check.sql()})));
    return rows;
  }
}
