package io.distribsilly.sql.definition;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.codec.RowProjection;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.point.PointPlanner;
import java.util.function.UnaryOperator;

/**
 * SET NOT NULL, beside reads and writes:
 *
 * <ol>
 *   <li>From now on nobody can commit a NULL.
 *   <li>All rows are read. If one has NULL, NULLs can be written again.
 *   <li>The column is NOT NULL for whoever plans a statement.
 * </ol>
 *
 * <p>A crash after the first step leaves a column that takes no NULL but is not said to have none;
 * the same statement again, or DROP NOT NULL, ends that.
 */
record SetNotNull(String column) implements TableChange {
  /** How many rows are read before somebody asks whether the statement was canceled. */
  private static final int CHUNK = 1_000;

  @Override
  public void apply(ExecutionContext context, TableDefinition table) {
    int index = TableChanges.find(table, column);
    if (!table.columns().get(index).nullable()) {
      return;
    }
    Database database = context.database();
    int id = table.columns().get(index).id();
    TableDefinition closed = database.alterTable(table.id(), change(id, true, false));
    try {
      check(context, closed, closed.columnIndex(column).orElseThrow());
      database.alterTable(table.id(), change(id, false, false));
    } catch (EngineException e) {
      undo(database, table, id, e);
      throw e;
    }
  }

  /** Changes the column if it is still there. */
  private UnaryOperator<TableDefinition> change(int id, boolean nullable, boolean acceptsNull) {
    return table -> {
      for (int i = 0; i < table.columns().size(); i++) {
        ColumnDefinition found = table.columns().get(i);
        if (found.id() == id) {
          return table.withColumn(i, found.withNulls(nullable, acceptsNull));
        }
      }
      throw new EngineException(
          ErrorCode.COLUMN_NOT_FOUND,
          "column \"%s\" of table \"%s\" was dropped meanwhile".formatted(column, table.label()));
    };
  }

  private void undo(Database database, TableDefinition table, int id, EngineException failure) {
    try {
      database.alterTable(table.id(), change(id, true, true));
    } catch (EngineException e) {
      failure.addSuppressed(e);
    }
  }

  private void check(ExecutionContext context, TableDefinition table, int index) {
    RowProjection projection = RowCodec.of(table).projection(index);
    try (RowCursor rows = context.database().scan(table.id(), KeyRange.ALL, Direction.ASCENDING)) {
      for (long i = 0; rows.next(); i++) {
        if (i % CHUNK == 0) {
          context.checkNotCanceled();
        }
        if (projection.decode(rows.key(), rows.row())[0] == null) {
          throw new EngineException(
              ErrorCode.NOT_NULL_VIOLATION,
              "column \"%s\" of table \"%s\" is NULL in the row with key %s; give it a value first"
                  .formatted(column, table.label(), PointPlanner.keyText(table, rows.key())));
        }
      }
    }
  }
}
