package io.distribsilly.sql.query;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.plan.Plan;
import org.apache.calcite.sql.SqlNode;

/** Plans every statement that no other path takes. */
public final class QueryPlanner {
  private QueryPlanner() {}

  /**
   * Plans a query.
   *
   * @throws EngineException if it is none, or makes no sense
   */
  public static Plan plan(String sql, SqlNode statement, Database database) {
    throw new EngineException(
        ErrorCode.INVALID_STATEMENT,
        "%s of %s cannot be planned: %s".formatted(statement.getKind(), database.folder(), sql));
  }
}
