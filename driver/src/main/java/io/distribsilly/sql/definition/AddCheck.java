package io.distribsilly.sql.definition;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.catalog.CheckDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.sql.parser.SqlCheck;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.point.PointPlanner;
import java.util.List;

/**
 * Adds a CHECK to a table, beside reads and writes.
 *
 * <ol>
 *   <li>From now on nobody can commit a row that does not pass.
 *   <li>All rows are read. If one does not pass, the check is taken away.
 *   <li>The check is there for everybody to see.
 * </ol>
 *
 * <p>A crash after the first step leaves a check that is kept and not seen; the same statement
 * again, or DROP CONSTRAINT, ends that.
 */
record AddCheck(SqlCheck check) implements TableChange {
  /** How many rows are read before somebody asks whether the statement was canceled. */
  private static final int CHUNK = 1_000;

  @Override
  public void apply(ExecutionContext context, TableDefinition table) {
    Database database = context.database();
    TableDefinition checked =
        database.alterTable(table.id(), now -> CheckTexts.with(now, check, false));
    String name = CheckTexts.lastName(checked);
    try {
      verify(context, checked, name);
      database.alterTable(table.id(), now -> verified(now, name));
    } catch (EngineException e) {
      undo(database, table, name, e);
      throw e;
    }
  }

  private static void verify(ExecutionContext context, TableDefinition table, String name) {
    PointPlanner.RowCheck rowCheck = PointPlanner.rowCheck(table, name);
    try (RowCursor rows = context.database().scan(table.id(), KeyRange.ALL, Direction.ASCENDING)) {
      for (long i = 0; rows.next(); i++) {
        if (i % CHUNK == 0) {
          context.checkNotCanceled();
        }
        rowCheck.check(rows.key(), rows.row(), context);
      }
    }
  }

  private static TableDefinition verified(TableDefinition table, String name) {
    return table.withChecks(
        table.checks().stream()
            .map(
                check ->
                    check.name().equals(name)
                        ? new CheckDefinition(name, check.sql(), true)
                        : check)
            .toList());
  }

  private static void undo(
      Database database, TableDefinition table, String name, EngineException failure) {
    try {
      database.alterTable(table.id(), now -> without(now, name));
    } catch (EngineException e) {
      failure.addSuppressed(e);
    }
  }

  /** Returns a table without a check. */
  static TableDefinition without(TableDefinition table, String name) {
    List<CheckDefinition> checks =
        table.checks().stream().filter(check -> !check.name().equals(name)).toList();
    return table.withChecks(checks);
  }
}
