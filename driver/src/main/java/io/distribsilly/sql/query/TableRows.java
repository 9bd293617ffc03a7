package io.distribsilly.sql.query;

import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.codec.RowProjection;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.sql.schema.SystemTable;
import java.util.Arrays;
import java.util.Iterator;

/** Where the rows of a table come from. */
sealed interface TableRows {
  /** Returns whether rows come in the order of the primary key, no two with the same. */
  boolean inKeyOrder();

  /**
   * Returns a reader of some columns.
   *
   * @param columns their indexes, each at most once
   */
  Reader reader(int[] columns);

  /** Reads the same columns, again and again. Immutable. */
  interface Reader {
    /** Opens a walk over the rows within {@code bounds}, and maybe others. */
    Walk open(QueryContext context, KeyBounds bounds);
  }

  /** A walk over rows, each an array of one value a column that is read. */
  interface Walk extends AutoCloseable {
    /** Returns the next row, or {@code null} after the last. */
    Object[] next();

    @Override
    void close();
  }

  /** The rows of a user's table: a merged scan over its shards. */
  record Stored(TableDefinition table) implements TableRows {
    @Override
    public boolean inKeyOrder() {
      return true;
    }

    @Override
    public Reader reader(int[] columns) {
      KeyCodec keys = KeyCodec.of(table);
      RowProjection projection = RowCodec.of(table).projection(columns);
      return (context, bounds) -> {
        KeyRange range = bounds.range(keys, context);
        return new StoredWalk(context.scan(table, range), projection);
      };
    }
  }

  /** A walk over a scan. */
  record StoredWalk(RowCursor cursor, RowProjection projection) implements Walk {
    @Override
    public Object[] next() {
      return cursor.next() ? projection.decode(cursor.key(), cursor.row()) : null;
    }

    @Override
    public void close() {
      cursor.close();
    }
  }

  /** The rows of a table of INFORMATION_SCHEMA: made anew for each walk. */
  record Computed(SystemTable table) implements TableRows {
    @Override
    public boolean inKeyOrder() {
      return false;
    }

    @Override
    public Reader reader(int[] columns) {
      return (context, bounds) ->
          new ComputedWalk(table.rows(context.database()).iterator(), columns);
    }
  }

  /** A walk over rows in memory. */
  final class ComputedWalk implements Walk {
    private final Iterator<Object[]> rows;
    private final int[] columns;

    private ComputedWalk(Iterator<Object[]> rows, int... columns) {
      this.rows = rows;
      this.columns = columns;
    }

    @Override
    public Object[] next() {
      if (!rows.hasNext()) {
        return null;
      }
      Object[] row = rows.next();
      return Arrays.stream(columns).mapToObj(column -> row[column]).toArray();
    }

    @Override
    public void close() {}
  }
}
