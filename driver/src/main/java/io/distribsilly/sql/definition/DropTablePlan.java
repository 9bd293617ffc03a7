package io.distribsilly.sql.definition;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;
import java.util.Optional;

/**
 * Drops a table.
 *
 * @param name empty if its schema does not exist
 */
record DropTablePlan(Optional<String> name, boolean ifExists) implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    name.ifPresent(table -> drop(context.database(), table));
    return new Result.UpdateCount(0);
  }

  private void drop(Database database, String table) {
    try {
      database.dropTable(table);
    } catch (EngineException e) {
      if (!ifExists || e.code() != ErrorCode.TABLE_NOT_FOUND) {
        throw e;
      }
    }
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(List.of("path: definition", "drop table: " + name.orElse("none")));
  }
}
