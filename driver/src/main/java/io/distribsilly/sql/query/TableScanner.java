package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnType;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;

/**
 * What generated code calls to read a table: gives the chosen columns of its rows in Calcite's
 * representation. Immutable; shared by all executions of a plan.
 */
final class TableScanner implements Function1<DataContext, Enumerable<Object>> {
  private final TableRows.Reader reader;
  private final AccessPath path;
  private final ColumnType[] types;

  TableScanner(QueryTable table, List<Integer> columns, AccessPath path) {
    this.path = path;
    this.reader =
        table.rows().reader(columns.stream().mapToInt(Integer::intValue).toArray(), path.index());
    this.types =
        columns.stream()
            .map(column -> table.definition().columns().get(column).type())
            .toArray(ColumnType[]::new);
  }

  @Override
  public Enumerable<Object> apply(DataContext context) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object> enumerator() {
        return new Scan((QueryContext) context);
      }
    };
  }

  /** A row of one column is its value, as Calcite's generated code wants it. */
  private Object toRuntime(Object[] row) {
    for (int i = 0; i < types.length; i++) {
      row[i] = RuntimeValues.toRuntime(types[i], row[i]);
    }
    return types.length == 1 ? row[0] : row;
  }

  /** One walk; it opens at the first row that is asked for and closes after the last. */
  private final class Scan implements Enumerator<Object> {
    private final QueryContext context;
    private TableRows.Walk walk;
    private boolean ended;
    private Object current;

    private Scan(QueryContext context) {
      this.context = context;
    }

    @Override
    public boolean moveNext() {
      context.checkNotCanceled();
      if (ended) {
        return false;
      }
      if (walk == null) {
        walk = context.opened(reader.open(context, path.bounds(), path.direction()));
      }
      Object[] row = walk.next();
      if (row == null) {
        close();
        return false;
      }
      current = toRuntime(row);
      return true;
    }

    @Override
    public Object current() {
      return current;
    }

    @Override
    public void reset() {
      close();
      ended = false;
    }

    @Override
    public void close() {
      ended = true;
      current = null;
      if (walk != null) {
        context.close(walk);
        walk = null;
      }
    }
  }
}
