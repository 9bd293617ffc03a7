package io.distribsilly.sql.definition;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Creates a table. */
record CreateTablePlan(TableDefinition table, boolean ifNotExists) implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    Database database = context.database();
    if (!ifNotExists || database.catalog().table(table.schema(), table.name()).isEmpty()) {
      create(database);
    }
    return new Result.UpdateCount(0);
  }

  private void create(Database database) {
    try {
      database.createTable(table);
    } catch (EngineException e) {
      // Another session may have been faster.
      if (!ifNotExists || e.code() != ErrorCode.TABLE_ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(List.of("path: definition", "create table: " + table.label()));
  }
}
