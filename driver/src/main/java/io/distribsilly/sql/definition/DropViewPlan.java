package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Drops a view, and those that use it if CASCADE is said. */
record DropViewPlan(TableName name, boolean ifExists, boolean cascade) implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    boolean isTable = context.database().catalog().table(name.schema(), name.name()).isPresent();
    try {
      context.database().dropView(name, cascade);
    } catch (EngineException e) {
      if (!ifExists || isTable || e.code() != ErrorCode.TABLE_NOT_FOUND) {
        throw e;
      }
    }
    return new Result.UpdateCount(0);
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(List.of("path: definition", "drop view: " + name.label()));
  }
}
