package io.distribsilly.sql.procedure;

import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.session.ProcedureDescription;
import java.util.List;

/**
 * Something that CALL can name.
 *
 * @param description what is known of it before it is called
 * @param body what it does
 */
record Procedure(ProcedureDescription description, Body body) {
  /** Does the work of a procedure. */
  interface Body {
    /**
     * Runs.
     *
     * @param arguments one a parameter; so far every parameter is an INTEGER
     * @return rows as the description says
     */
    List<Object[]> call(ExecutionContext context, int[] arguments);
  }
}
