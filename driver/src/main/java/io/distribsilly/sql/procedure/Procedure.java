package io.distribsilly.sql.procedure;

import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.InnerStatements;
import io.distribsilly.sql.session.ProcedureDescription;
import java.util.List;
import java.util.Set;

/**
 * Something that CALL can name.
 *
 * @param description what is known of it before it is called
 * @param changesDatabase whether a read-only database refuses it
 * @param body what it does
 */
record Procedure(ProcedureDescription description, boolean changesDatabase, Body body) {
  private static final Set<SqlType> PARAMETER_TYPES = Set.of(SqlType.INTEGER, SqlType.VARCHAR);

  Procedure {
    for (ProcedureDescription.Parameter parameter : description.parameters()) {
      if (!PARAMETER_TYPES.contains(parameter.type().type())) {
        throw new IllegalArgumentException(parameter + " is of a type that CALL cannot give");
      }
    }
  }

  /** Does the work of a procedure. */
  interface Body {
    /**
     * Runs.
     *
     * @param statements plans what it has to execute
     * @param arguments one a parameter, none of them null: Integer for INTEGER, String for VARCHAR
     * @return rows as the description says
     */
    List<Object[]> call(ExecutionContext context, InnerStatements statements, Object[] arguments);
  }
}
