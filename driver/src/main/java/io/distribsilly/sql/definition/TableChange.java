package io.distribsilly.sql.definition;

import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;

/** A change of a table that exists. */
interface TableChange {
  /**
   * Makes the change.
   *
   * @param table the table as of now; somebody else may alter it meanwhile
   */
  void apply(ExecutionContext context, TableDefinition table);
}
