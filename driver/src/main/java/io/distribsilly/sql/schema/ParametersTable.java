package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.procedure.Procedures;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.ProcedureDescription.Parameter;
import java.util.ArrayList;
import java.util.List;

/** PARAMETERS: one row a parameter of each procedure. */
final class ParametersTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .addNullable("SPECIFIC_CATALOG", SqlType.VARCHAR)
          .add("SPECIFIC_SCHEMA", SqlType.VARCHAR)
          .add("SPECIFIC_NAME", SqlType.VARCHAR)
          .add("ORDINAL_POSITION", SqlType.INTEGER)
          .add("PARAMETER_MODE", SqlType.VARCHAR)
          .add("IS_RESULT", SqlType.VARCHAR)
          .add("PARAMETER_NAME", SqlType.VARCHAR)
          .add("DATA_TYPE", SqlType.VARCHAR)
          .addNullable("PARAMETER_DEFAULT", SqlType.VARCHAR)
          .table("PARAMETERS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    List<Object[]> rows = new ArrayList<>();
    for (ProcedureDescription routine : Procedures.all()) {
      for (int i = 0; i < routine.parameters().size(); i++) {
        Parameter parameter = routine.parameters().get(i);
        rows.add(
            new Object[] {
              null,
              Catalog.DEFAULT_SCHEMA,
              routine.name(),
              i + 1,
              "IN",
              "NO",
              parameter.name(),
              parameter.type().type().sqlName(),
              parameter.fallback().orElse(null)
            });
      }
    }
    return rows;
  }
}
