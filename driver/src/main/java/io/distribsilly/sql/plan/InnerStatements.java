package io.distribsilly.sql.plan;

/**
 * Plans the statements that another one runs: names in them mean what they mean in that one, in the
 * catalog as of now. Immutable.
 *
 * @param schema the schema of names without one
 * @param planning turns a text into a plan
 */
public record InnerStatements(String schema, Planning planning) {
  /** Turns a text into a plan, whichever path it takes. */
  @FunctionalInterface
  public interface Planning {
    Plan plan(String sql, Namespace names, CancelSignal cancel);
  }

  /** Returns what names mean now. */
  public Namespace names(ExecutionContext context) {
    return new Namespace(context.database().catalog(), schema);
  }

  /** Plans a statement for the catalog as of now. */
  public Plan plan(String sql, ExecutionContext context) {
    return planning.plan(sql, names(context), context.cancel());
  }
}
