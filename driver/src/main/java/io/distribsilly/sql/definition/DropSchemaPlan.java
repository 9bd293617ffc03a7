package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Drops a schema, and what is in it if CASCADE is said. */
record DropSchemaPlan(String name, boolean ifExists, boolean cascade) implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    try {
      context.database().dropSchema(name, cascade);
    } catch (EngineException e) {
      if (!ifExists || e.code() != ErrorCode.SCHEMA_NOT_FOUND) {
        throw e;
      }
    }
    return new Result.UpdateCount(0);
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(List.of("path: definition", "drop schema: " + name));
  }
}
