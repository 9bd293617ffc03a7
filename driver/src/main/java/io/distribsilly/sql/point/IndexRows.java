package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.RowStream;
import java.util.Optional;

/** The rows of one execution of an {@link IndexSelectPlan}, read as they are fetched. */
final class IndexRows implements RowStream {
  private final IndexSelectPlan plan;
  private final ExecutionContext context;
  private final Scope scope;

  /** What it reads in if no transaction is open. */
  private Optional<Transaction> own = Optional.empty();

  /** Empty before the first row is asked for. */
  private Optional<IndexedKeys> keys = Optional.empty();

  private Optional<Object[]> current = Optional.empty();
  private long found;
  private boolean closed;

  IndexRows(IndexSelectPlan plan, ExecutionContext context, Scope scope) {
    this.plan = plan;
    this.context = context;
    this.scope = scope;
  }

  @Override
  public boolean next() {
    if (closed) {
      return false;
    }
    try {
      current = found < plan.limit().end() ? nextRow() : Optional.empty();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    if (current.isEmpty()) {
      close();
    }
    return current.isPresent();
  }

  private Optional<Object[]> nextRow() {
    Transaction transaction = transaction();
    if (keys.isEmpty()) {
      keys = Optional.of(new IndexedKeys(plan.where(), scope, transaction, context.database()));
      context.checkCurrent(plan.where().table());
    }
    while (true) {
      context.checkNotCanceled();
      Optional<RowKey> key = keys.get().next();
      if (key.isEmpty()) {
        return Optional.empty();
      }
      Optional<Object[]> row = plan.output(key.get(), plan.row(key.get(), transaction), scope);
      if (row.isPresent() && ++found > plan.limit().offset()) {
        return row;
      }
    }
  }

  private Transaction transaction() {
    if (context.transaction().isPresent()) {
      return context.transaction().get();
    }
    if (own.isEmpty()) {
      own = Optional.of(context.beginReading());
    }
    return own.get();
  }

  @Override
  public Object value(int column) {
    return current
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.INVALID_CURSOR_STATE, "there is no current row; call next first"))[
        column];
  }

  /** Rows are looked up one by one: what the transaction writes later would be seen. */
  @Override
  public boolean isSettledByFirstRow() {
    return false;
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
    if (!closed) {
      closed = true;
      current = Optional.empty();
      try {
        keys.ifPresent(IndexedKeys::close);
      } finally {
        own.ifPresent(Transaction::close);
      }
    }
  }
}
