package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.sql.parser.SqlForUpdate;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.QueryPlanning;
import io.distribsilly.sql.plan.SequenceValues;
import io.distribsilly.sql.plan.StatementTime;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlMerge;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUpdate;

/** Plans statements that name whole primary keys, and all that write. */
public final class PointPlanner {
  private PointPlanner() {}

  /**
   * Returns a plan, or empty if the statement is not for the point path.
   *
   * @param queries plans the query that finds the rows of a statement that writes, if it needs one
   * @throws EngineException if the statement makes no sense, or could not be planned by another
   *     path either
   */
  public static Optional<Plan> plan(SqlNode statement, Namespace names, QueryPlanning queries) {
    if (statement instanceof SqlSelect select) {
      return SelectPlanner.plan(select, RowLimit.NONE, names);
    }
    if (statement instanceof SqlOrderBy ordered) {
      return plan(ordered, names);
    }
    if (statement instanceof SqlForUpdate locking) {
      return Optional.of(LockingPlanner.plan(locking, names, queries));
    }
    return planWrite(statement, names, queries);
  }

  private static Optional<Plan> planWrite(
      SqlNode statement, Namespace names, QueryPlanning queries) {
    if (statement instanceof SqlInsert insert) {
      return either(
          () -> InsertPlanner.plan(insert, names),
          () -> QueryWritePlanner.insert(insert, names, queries));
    }
    if (statement instanceof SqlUpdate update) {
      return either(
          () -> ChangePlanner.plan(update, names),
          () -> QueryWritePlanner.update(update, names, queries));
    }
    if (statement instanceof SqlDelete delete) {
      return either(
          () -> ChangePlanner.plan(delete, names),
          () -> QueryWritePlanner.delete(delete, names, queries));
    }
    return statement instanceof SqlMerge merge
        ? Optional.of(QueryWritePlanner.merge(merge, names, queries))
        : Optional.empty();
  }

  /** Returns the plan of the point path, or the other one if that is not able to make one. */
  private static Optional<Plan> either(Supplier<Plan> point, Supplier<Plan> query) {
    try {
      return Optional.of(point.get());
    } catch (EngineException e) {
      if (e.code() == ErrorCode.FEATURE_NOT_SUPPORTED) {
        return Optional.of(query.get());
      }
      throw e;
    }
  }

  /**
   * Checks the DEFAULTs of a table that is about to be created: each is an expression that needs no
   * row, and gives a value that its column can hold.
   *
   * @throws EngineException if one is not
   */
  public static void checkDefaults(TableDefinition table, Namespace names) {
    DefaultValues.of(table, names).check();
  }

  /**
   * Returns the value that the DEFAULT of a column has now, empty for NULL.
   *
   * @throws EngineException as {@link #checkDefaults}
   */
  public static Optional<Object> defaultValue(
      TableDefinition table, int column, Namespace names, StatementTime time) {
    Object[] row = new Object[table.columns().size()];
    Scope scope =
        Scope.withoutRow(new Object[0], time, new SequenceValues(PointPlanner::refuseValue));
    DefaultValues.of(table, names).of(column).store(scope, row);
    return Optional.ofNullable(row[column]);
  }

  /** Checks rows as they are stored. */
  @FunctionalInterface
  public interface RowCheck {
    /**
     * Checks a row.
     *
     * @throws EngineException with CHECK_VIOLATION
     */
    void check(byte[] key, byte[] row, ExecutionContext context);
  }

  /**
   * Returns what checks rows by one CHECK of a table.
   *
   * @throws EngineException if the CHECK makes no sense, or cannot be computed from one row
   */
  public static RowCheck rowCheck(TableDefinition table, String name) {
    RowChecks checks = RowChecks.only(table, name);
    RowCodec codec = RowCodec.of(table);
    return (key, row, context) ->
        checks.check(codec.decode(key, row), Scope.withoutRow(new Object[0], context));
  }

  /** All rows that are there would have the same value. */
  private static long refuseValue(int sequence) {
    throw new EngineException(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        "a column cannot be added with NEXT VALUE FOR in its DEFAULT: add it without, set the DEFAULT"
            + " with ALTER COLUMN, and UPDATE the rows that are there");
  }

  /** Returns the values of an encoded key as they are written in SQL, for messages. */
  public static String keyText(TableDefinition table, byte[] key) {
    return KeyExplanation.text(KeyCodec.of(table), new RowKey(table.id(), key));
  }

  private static Optional<Plan> plan(SqlOrderBy ordered, Namespace names) {
    boolean literal = isCount(ordered.offset) && isCount(ordered.fetch);
    if (!(ordered.query instanceof SqlSelect select) || !ordered.orderList.isEmpty() || !literal) {
      return Optional.empty();
    }
    RowLimit limit = new RowLimit(count(ordered.offset, 0), count(ordered.fetch, Long.MAX_VALUE));
    return SelectPlanner.plan(select, limit, names);
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
