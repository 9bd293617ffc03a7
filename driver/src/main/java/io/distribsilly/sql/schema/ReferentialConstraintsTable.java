package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.List;

/** REFERENTIAL_CONSTRAINTS: empty, for there are no foreign keys; tools ask for it all the same. */
final class ReferentialConstraintsTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .addNullable("CONSTRAINT_CATALOG", SqlType.VARCHAR)
          .add("CONSTRAINT_SCHEMA", SqlType.VARCHAR)
          .add("CONSTRAINT_NAME", SqlType.VARCHAR)
          .addNullable("UNIQUE_CONSTRAINT_CATALOG", SqlType.VARCHAR)
          .add("UNIQUE_CONSTRAINT_SCHEMA", SqlType.VARCHAR)
          .add("UNIQUE_CONSTRAINT_NAME", SqlType.VARCHAR)
          .add("MATCH_OPTION", SqlType.VARCHAR)
          .add("UPDATE_RULE", SqlType.VARCHAR)
          .add("DELETE_RULE", SqlType.VARCHAR)
          .table("REFERENTIAL_CONSTRAINTS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    return List.of();
  }
}
