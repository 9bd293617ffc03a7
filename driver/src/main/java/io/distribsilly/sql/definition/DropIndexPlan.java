package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;
import java.util.Optional;

/** Drops an index. */
record DropIndexPlan(String schema, String name, boolean ifExists) implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    Optional<TableDefinition> table = context.database().catalog().tableOfIndex(schema, name);
    Optional<IndexDefinition> index = table.flatMap(owner -> owner.index(name));
    index.filter(IndexDefinition::constraint).ifPresent(it -> refuse(table.orElseThrow()));
    boolean dropped = index.isPresent() && context.database().dropIndex(index.get().id());
    if (!dropped && !ifExists) {
      throw new EngineException(
          ErrorCode.INDEX_NOT_FOUND,
          "index \"%s\" does not exist".formatted(TableDefinition.label(schema, name)));
    }
    return new Result.UpdateCount(0);
  }

  private void refuse(TableDefinition table) {
    throw new EngineException(
        ErrorCode.DEPENDENT_OBJECTS,
        "index \"%s\" belongs to a UNIQUE constraint; write ALTER TABLE %s DROP CONSTRAINT \"%s\""
            .formatted(TableDefinition.label(schema, name), table.label(), name));
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(
        List.of("path: definition", "drop index: " + TableDefinition.label(schema, name)));
  }
}
