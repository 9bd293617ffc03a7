package io.distribsilly.sql.query;

import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.IndexCodec;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.codec.RowProjection;
import io.distribsilly.engine.index.IndexReads;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.sql.schema.SystemTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Where the rows of a table come from. */
sealed interface TableRows {
  /** Returns whether rows come in the order of the primary key, no two with the same. */
  boolean inKeyOrder();

  /**
   * Returns a reader of some columns.
   *
   * @param columns their indexes, each at most once
   * @param index what the rows are found by, empty for the primary key
   */
  Reader reader(int[] columns, Optional<IndexDefinition> index);

  /** Reads the same columns, again and again. Immutable. */
  interface Reader {
    /** Opens a walk over the rows within {@code bounds}, and maybe others. */
    Walk open(QueryContext context, KeyBounds bounds, Direction direction);
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
    public Reader reader(int[] columns, Optional<IndexDefinition> index) {
      RowProjection projection = RowCodec.of(table).projection(columns);
      return index.isPresent()
          ? new IndexedRows(table, IndexCodec.of(table, index.get()), projection)
          : byKey(projection);
    }

    private Reader byKey(RowProjection projection) {
      KeyCodec keys = KeyCodec.of(table);
      return (context, bounds, direction) -> {
        List<KeyRange> ranges = bounds.ranges(keys::encodePrefix, context);
        return new StoredWalk(context.scan(table, table.id(), ranges, direction), projection);
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

  /** The rows that an index leads to. */
  record IndexedRows(TableDefinition table, IndexCodec codec, RowProjection projection)
      implements Reader {
    @Override
    public Walk open(QueryContext context, KeyBounds bounds, Direction direction) {
      List<KeyRange> ranges = bounds.ranges(codec::encodePrefix, context);
      Transaction transaction = context.transaction();
      IndexReads.check(codec.index(), transaction, context.database());
      RowCursor entries = context.scan(table, codec.index().id(), ranges, direction);
      return new IndexWalk(entries, transaction);
    }

    private final class IndexWalk implements Walk {
      private final RowCursor entries;
      private final Transaction transaction;

      IndexWalk(RowCursor entries, Transaction transaction) {
        this.entries = entries;
        this.transaction = transaction;
      }

      @Override
      public Object[] next() {
        if (!entries.next()) {
          return null;
        }
        byte[] key = codec.primaryKey(entries.key(), entries.row());
        return projection.decode(key, IndexReads.row(table, codec.index(), key, transaction));
      }

      @Override
      public void close() {
        entries.close();
      }
    }
  }

  /** The rows of a table of INFORMATION_SCHEMA: made anew for each walk. */
  record Computed(SystemTable table) implements TableRows {
    @Override
    public boolean inKeyOrder() {
      return false;
    }

    @Override
    public Reader reader(int[] columns, Optional<IndexDefinition> index) {
      return (context, bounds, direction) ->
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
