package io.distribsilly.sql.plan;

import io.distribsilly.engine.catalog.ColumnType;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;

/** Plans the query by which a statement that writes finds or makes its rows. */
@FunctionalInterface
public interface QueryPlanning {
  /**
   * Returns the name of the schema in which a query finds those tables of a schema that have no
   * primary key, with their row keys.
   */
  static String keyedSchema(String schema) {
    return "row keys of " + schema;
  }

  /**
   * Plans a query.
   *
   * @param query its parse tree, which is not changed
   * @param parameterTypes the types of parameters, counted from 0, that are given where they are
   *     used, and not by the query
   */
  Plan plan(SqlNode query, Map<Integer, ColumnType> parameterTypes);
}
