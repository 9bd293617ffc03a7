package io.distribsilly.sql.definition;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Creates an index. */
record CreateIndexPlan(TableDefinition table, IndexDefinition index, boolean ifNotExists)
    implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    Database database = context.database();
    if (!ifNotExists || database.catalog().tableOfIndex(table.schema(), index.name()).isEmpty()) {
      create(context);
    }
    return new Result.UpdateCount(0);
  }

  private void create(ExecutionContext context) {
    try {
      context.database().createIndex(table.id(), index, context.cancel().flag()::get);
    } catch (EngineException e) {
      // Another session may have been faster.
      if (!ifNotExists || e.code() != ErrorCode.INDEX_ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(
        List.of("path: definition", "create index: " + index.name(), "table: " + table.label()));
  }
}
