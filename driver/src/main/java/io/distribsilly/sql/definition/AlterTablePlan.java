package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;
import java.util.Optional;

/** Changes a table. */
record AlterTablePlan(String schema, String name, boolean ifExists, TableChange change)
    implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    Optional<TableDefinition> table = context.database().catalog().table(schema, name);
    if (table.isPresent()) {
      change.apply(context, table.get());
    } else if (context.database().catalog().view(schema, name).isPresent()) {
      throw notFound("\"%s\" is a view, not a table; use CREATE OR REPLACE VIEW");
    } else if (!ifExists) {
      throw notFound("table \"%s\" does not exist");
    }
    return new Result.UpdateCount(0);
  }

  private EngineException notFound(String what) {
    return new EngineException(
        ErrorCode.TABLE_NOT_FOUND, what.replace("%s", TableDefinition.label(schema, name)));
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(
        List.of("path: definition", "alter table: " + TableDefinition.label(schema, name)));
  }
}
