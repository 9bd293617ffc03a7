package io.distribsilly.sql.plan;

import io.distribsilly.sql.session.BatchOutcome;
import java.util.List;

/** A plan that executes many parameter rows faster together than one by one. */
public interface BatchPlan extends Plan {
  /** Executes the statement once for each parameter row, in order, committed together. */
  List<BatchOutcome> executeBatch(ExecutionContext context, List<Object[]> parameterRows);
}
