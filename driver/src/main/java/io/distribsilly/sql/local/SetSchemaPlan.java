package io.distribsilly.sql.local;

import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.util.List;

/** SET SCHEMA: it changes the session, so that executes it. */
record SetSchemaPlan(String schema) implements Plan {
  @Override
  public Prepared.Kind kind() {
    return Prepared.Kind.TRANSACTION;
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of();
  }

  @Override
  public List<ParameterDescription> parameters() {
    return List.of();
  }

  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    throw new IllegalStateException("the session executes it itself");
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    throw new IllegalStateException("the grammar has no EXPLAIN of it");
  }
}
