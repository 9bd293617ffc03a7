package io.distribsilly.sql.definition;

import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Empties a table. */
record TruncateTablePlan(String schema, String name, boolean restartsIdentity)
    implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    context.database().truncateTable(schema, name, restartsIdentity);
    return new Result.UpdateCount(0);
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(
        List.of("path: definition", "truncate table: " + TableDefinition.label(schema, name)));
  }
}
