package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.procedure.Procedures;
import java.util.List;

/** ROUTINES: one row a procedure that CALL can name, in name order. */
final class RoutinesTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .addNullable("SPECIFIC_CATALOG", SqlType.VARCHAR)
          .add("SPECIFIC_SCHEMA", SqlType.VARCHAR)
          .add("SPECIFIC_NAME", SqlType.VARCHAR)
          .addNullable("ROUTINE_CATALOG", SqlType.VARCHAR)
          .add("ROUTINE_SCHEMA", SqlType.VARCHAR)
          .add("ROUTINE_NAME", SqlType.VARCHAR)
          .add("ROUTINE_TYPE", SqlType.VARCHAR)
          .add("REMARKS", SqlType.VARCHAR)
          .table("ROUTINES");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    String schema = Catalog.DEFAULT_SCHEMA;
    return Procedures.all().stream()
        .map(
            routine ->
                new Object[] {
                  null,
                  schema,
                  routine.name(),
                  null,
                  schema,
                  routine.name(),
                  "PROCEDURE",
                  routine.remarks()
                })
        .toList();
  }
}
