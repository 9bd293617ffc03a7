package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.Plan;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUpdate;

/** Recognises statements that name whole primary keys. */
public final class PointPlanner {
  private PointPlanner() {}

  /**
   * Returns a plan, or empty if the statement is not for the point path.
   *
   * @throws EngineException if the statement writes, and makes no sense or needs another path than
   *     this one; if it reads, only if no other path could plan it either
   */
  public static Optional<Plan> plan(SqlNode statement, Catalog catalog) {
    if (statement instanceof SqlSelect select) {
      return SelectPlanner.plan(select, RowLimit.NONE, catalog);
    }
    if (statement instanceof SqlOrderBy ordered) {
      return plan(ordered, catalog);
    }
    if (statement instanceof SqlInsert insert) {
      return Optional.of(InsertPlanner.plan(insert, catalog));
    }
    if (statement instanceof SqlUpdate update) {
      return Optional.of(ChangePlanner.plan(update, catalog));
    }
    if (statement instanceof SqlDelete delete) {
      return Optional.of(ChangePlanner.plan(delete, catalog));
    }
    return Optional.empty();
  }

  /**
   * Checks the DEFAULTs of a table that is about to be created: each is an expression that needs no
   * row, and gives a value that its column can hold.
   *
   * @throws EngineException if one is not
   */
  public static void checkDefaults(TableDefinition table) {
    DefaultValues.of(table).check();
  }

  private static Optional<Plan> plan(SqlOrderBy ordered, Catalog catalog) {
    boolean literal = isCount(ordered.offset) && isCount(ordered.fetch);
    if (!(ordered.query instanceof SqlSelect select) || !ordered.orderList.isEmpty() || !literal) {
      return Optional.empty();
    }
    RowLimit limit = new RowLimit(count(ordered.offset, 0), count(ordered.fetch, Long.MAX_VALUE));
    return SelectPlanner.plan(select, limit, catalog);
  }

  private static boolean isCount(SqlNode node) {
    return node == null
        || (node instanceof SqlNumericLiteral literal
            && literal.isInteger()
            && literal.getValueAs(BigDecimal.class).precision() <= 18);
  }

  private static long count(SqlNode node, long ifNone) {
    return node == null ? ifNone : ((SqlNumericLiteral) node).longValue(true);
  }
}
