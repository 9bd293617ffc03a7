package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SequenceClauses;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;
import java.util.OptionalLong;

/** Changes how a sequence counts. */
record AlterSequencePlan(String schema, String name, boolean ifExists, SequenceClauses clauses)
    implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    try {
      context
          .database()
          .alterSequence(
              schema, name, options -> SequenceBuilder.changed(options, clauses), restart(context));
    } catch (EngineException e) {
      if (!ifExists || e.code() != ErrorCode.SEQUENCE_NOT_FOUND) {
        throw e;
      }
    }
    return new Result.UpdateCount(0);
  }

  private OptionalLong restart(ExecutionContext context) {
    return context
        .database()
        .catalog()
        .sequence(schema, name)
        .map(SequenceDefinition::options)
        .map(options -> SequenceBuilder.changed(options, clauses))
        .map(options -> SequenceBuilder.restart(options, clauses))
        .orElse(OptionalLong.empty());
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(
        List.of("path: definition", "alter sequence: " + TableDefinition.label(schema, name)));
  }
}
