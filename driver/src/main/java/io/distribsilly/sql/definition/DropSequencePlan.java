package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Drops a sequence, unless a column counts with it. */
record DropSequencePlan(String schema, String name, boolean ifExists) implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    context.database().catalog().tables().forEach(this::refuseIfUsed);
    try {
      context.database().dropSequence(schema, name);
    } catch (EngineException e) {
      if (!ifExists || e.code() != ErrorCode.SEQUENCE_NOT_FOUND) {
        throw e;
      }
    }
    return new Result.UpdateCount(0);
  }

  private void refuseIfUsed(TableDefinition table) {
    for (ColumnDefinition column : table.columns()) {
      if (column.defaultSql().filter(sql -> DefaultTexts.names(sql, schema, name)).isPresent()) {
        throw new EngineException(
            ErrorCode.DEPENDENT_OBJECTS,
            "sequence \"%s\" is in the DEFAULT of column \"%s\" of table \"%s\"; drop that first"
                .formatted(TableDefinition.label(schema, name), column.name(), table.label()));
      }
    }
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(
        List.of("path: definition", "drop sequence: " + TableDefinition.label(schema, name)));
  }
}
