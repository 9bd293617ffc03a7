package io.distribsilly.sql.plan;

import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.util.List;

/**
 * A statement that is ready to execute, whichever path it takes. Immutable and thread-safe: it is
 * cached and shared by all sessions of a database until the catalog changes.
 */
public interface Plan {
  Prepared.Kind kind();

  /** Returns whether executing it changes the database: a read-only one refuses it then. */
  default boolean changesDatabase() {
    return switch (kind()) {
      case QUERY, TRANSACTION -> false;
      case UPDATE, DEFINITION, CALL -> true;
    };
  }

  /** Returns the columns of the rows it gives; empty if it gives none. */
  List<ResultColumn> columns();

  /** Returns its parameters in order. */
  List<ParameterDescription> parameters();

  /**
   * Executes the statement.
   *
   * @param parameters one value a parameter, already checked for their number; converted here
   */
  Result execute(ExecutionContext context, Object[] parameters);

  /** Returns what EXPLAIN shows for it, for these parameters (empty if it is explained without). */
  Explanation explain(ExecutionContext context, Object[] parameters);
}
