package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Drops a table, and views that use it if CASCADE is said. */
record DropTablePlan(String schema, String name, boolean ifExists, boolean cascade)
    implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    boolean isView = context.database().catalog().view(schema, name).isPresent();
    try {
      context.database().dropTable(schema, name, cascade);
    } catch (EngineException e) {
      if (!ifExists || isView || e.code() != ErrorCode.TABLE_NOT_FOUND) {
        throw e;
      }
    }
    return new Result.UpdateCount(0);
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(
        List.of("path: definition", "drop table: " + TableDefinition.label(schema, name)));
  }
}
