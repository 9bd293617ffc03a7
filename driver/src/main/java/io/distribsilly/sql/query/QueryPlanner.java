package io.distribsilly.sql.query;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.FirstTime;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;

/** Plans every statement that gives rows and that no other path takes. */
public final class QueryPlanner {
  private static final FirstTime COMPILING = new FirstTime();

  static {
    // Calcite's own assertions stay off where those of an application's tests are on: some of them
    // fail for plans that are right.
    QueryPlanner.class.getClassLoader().setPackageAssertionStatus("org.apache.calcite", false);
  }

  private QueryPlanner() {}

  /**
   * Plans a SELECT, VALUES, set operation or WITH.
   *
   * @param sql its text, to be shown in messages
   * @param statement its parse tree, which is not changed
   * @param names what the names in it mean
   * @param cancel raised to stop planning, which can take seconds
   * @throws EngineException with TABLE_NOT_FOUND, COLUMN_NOT_FOUND, ROUTINE_NOT_FOUND or
   *     INVALID_STATEMENT, naming line and column, if it makes no sense; FEATURE_NOT_SUPPORTED if
   *     it asks for what is not there; QUERY_CANCELED
   */
  public static Plan plan(String sql, SqlNode statement, Namespace names, CancelSignal cancel) {
    return plan(sql, statement, Map.of(), names, cancel);
  }

  /**
   * Returns what a query would be as a view, or as the source of a table.
   *
   * @param query its parse tree, which is not changed
   * @throws EngineException as {@link #plan}
   */
  public static ViewShape viewShape(String sql, SqlNode query, Namespace names) {
    QueryStatement statement =
        new QueryStatement(sql, names, StatementCopy.of(query), ColumnLabels.of(query), Map.of());
    return COMPILING.run(statement::viewShape);
  }

  /**
   * Plans a query, as above.
   *
   * @param parameterTypes the types of parameters, counted from 0, that the query does not tell
   */
  public static Plan plan(
      String sql,
      SqlNode statement,
      Map<Integer, ColumnType> parameterTypes,
      Namespace names,
      CancelSignal cancel) {
    QueryStatement query =
        new QueryStatement(
            sql, names, StatementCopy.of(statement), ColumnLabels.of(statement), parameterTypes);
    return new QueryPlan(query, COMPILING.run(() -> query.compile(Map.of(), cancel)));
  }
}
