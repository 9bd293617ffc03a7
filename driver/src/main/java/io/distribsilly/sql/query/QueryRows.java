package io.distribsilly.sql.query;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.plan.RowStream;
import org.apache.calcite.linq4j.Enumerator;

/** The rows of one execution, made as they are fetched. */
final class QueryRows implements RowStream {
  private final String sql;
  private final CompiledQuery query;
  private final ColumnType[] types;
  private final QueryContext context;
  private Enumerator<?> rows;
  private boolean closed;
  private Object[] current;

  QueryRows(String sql, CompiledQuery query, QueryContext context) {
    this.sql = sql;
    this.query = query;
    this.context = context;
    this.types =
        query.shape().columns().stream()
            .map(column -> column.type().orElse(null))
            .toArray(ColumnType[]::new);
  }

  @Override
  public boolean next() {
    if (closed) {
      return false;
    }
    try {
      context.checkNotCanceled();
      if (rows == null) {
        rows = query.run(context).enumerator();
      }
      if (rows.moveNext()) {
        current = toRow(rows.current());
        return true;
      }
    } catch (RuntimeException | Error error) {
      closeAfter(error);
      throw QueryErrors.ofExecution(error, sql);
    }
    close();
    return false;
  }

  @Override
  public Object value(int column) {
    if (current == null) {
      throw new EngineException(
          ErrorCode.INVALID_CURSOR_STATE, "there is no current row; call next first");
    }
    return current[column];
  }

  @Override
  public boolean isSettledByFirstRow() {
    return query.settledByFirstRow();
  }

  @Override
  public boolean isInMemory() {
    return false;
  }

  @Override
  public boolean isRevoked() {
    return false;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    current = null;
    try {
      if (rows != null) {
        rows.close();
      }
    } catch (RuntimeException error) {
      throw QueryErrors.ofExecution(error, sql);
    } finally {
      context.closeAll();
    }
  }

  private Object[] toRow(Object row) {
    Object[] values = types.length == 1 ? new Object[] {row} : (Object[]) row;
    Object[] converted = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      converted[i] = types[i] == null ? null : RuntimeValues.fromRuntime(types[i], values[i]);
    }
    return converted;
  }

  private void closeAfter(Throwable error) {
    try {
      close();
    } catch (RuntimeException second) {
      error.addSuppressed(second);
    }
  }
}
