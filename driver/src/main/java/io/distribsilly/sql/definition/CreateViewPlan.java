package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Creates a view, or replaces one. */
record CreateViewPlan(ViewDefinition view, boolean replace, boolean ifNotExists)
    implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    try {
      context.database().createView(view, replace);
    } catch (EngineException e) {
      if (!ifNotExists || e.code() != ErrorCode.TABLE_ALREADY_EXISTS) {
        throw e;
      }
    }
    return new Result.UpdateCount(0);
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(List.of("path: definition", "create view: " + view.label()));
  }
}
