package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Drops a table. */
record DropTablePlan(String schema, String name, boolean ifExists) implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    try {
      context.database().dropTable(schema, name);
    } catch (EngineException e) {
      if (!ifExists || e.code() != ErrorCode.TABLE_NOT_FOUND) {
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
