package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;

/** Creates a sequence. */
record CreateSequencePlan(SequenceDefinition sequence, boolean ifNotExists)
    implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    try {
      context.database().createSequence(sequence);
    } catch (EngineException e) {
      if (!ifNotExists || e.code() != ErrorCode.SEQUENCE_ALREADY_EXISTS) {
        throw e;
      }
    }
    return new Result.UpdateCount(0);
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(List.of("path: definition", "create sequence: " + sequence.label()));
  }
}
