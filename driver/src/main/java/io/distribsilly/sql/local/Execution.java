package io.distribsilly.sql.local;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.RowList;
import io.distribsilly.sql.plan.RowStream;
import io.distribsilly.sql.session.RowMemory;
import io.distribsilly.sql.session.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A statement that is executed, until its last row is fetched. While it is inside (executing, or
 * fetching a row) the session knows it as what a cancel is for.
 */
final class Execution implements RowSource {
  private final LocalSession session;
  private final CancelSignal cancel = new CancelSignal();
  private RowSource rows = new RowList(List.of());
  private int columns;

  /** Whether it reads in a transaction that other statements take part in. */
  private boolean transactional;

  /** Whether the first row was fetched and nobody has asked for it yet. */
  private boolean ready;

  /** Why fetching rows has failed. */
  private Optional<EngineException> failure = Optional.empty();

  /** Whether a commit does not end it. */
  private boolean held;

  private volatile boolean revoked;

  Execution(LocalSession session) {
    this.session = session;
  }

  CancelSignal cancel() {
    return cancel;
  }

  /** Does something that a cancel of the session stops. */
  <T> T inside(Supplier<T> work) {
    session.enter(this);
    try {
      return Failures.guard(work);
    } finally {
      session.leave();
    }
  }

  /**
   * Takes over rows and fetches the first one: what they read is what is there now, not what is
   * there when somebody asks for it.
   *
   * @return where to fetch them from now on
   */
  RowSource start(RowSource source, int columnCount, boolean inTransaction) {
    if (source.isInMemory()) {
      return source;
    }
    if (!source.next()) {
      return new RowList(List.of());
    }
    rows = source;
    columns = columnCount;
    transactional = inTransaction;
    ready = true;
    session.remember(this);
    return this;
  }

  /**
   * Another statement of the same transaction is about to begin: what it changes is not to be seen
   * here. Brings the rows that are left into memory, unless they cannot change.
   */
  void settle() {
    boolean settled = rows instanceof RowStream stream && stream.isSettledByFirstRow();
    if (transactional && !settled && !rows.isInMemory()) {
      buffer();
      if (failure.filter(e -> e.code() == ErrorCode.QUERY_CANCELED).isPresent()) {
        throw failure.get(); // Whoever canceled meant the statement that is about to begin.
      }
    }
  }

  /**
   * Its transaction ends, and with it everything that reads there, but for what is held over a
   * commit; that is brought into memory. If it cannot be, fetching the rows tells.
   */
  void endWithTransaction(boolean commits) {
    if (transactional && held && commits && !rows.isInMemory()) {
      buffer();
    }
    if (transactional && !rows.isInMemory()) {
      revoked = true;
      close();
    }
  }

  @Override
  public boolean next() {
    if (revoked) {
      throw new EngineException(
          ErrorCode.INVALID_CURSOR_STATE,
          "the rows were closed with their transaction; fetch them before it ends");
    }
    if (ready) {
      ready = false;
      return true;
    }
    cancel.reset();
    boolean found = inside(this::nextRow);
    if (!found) {
      session.forget(this);
      // What has failed has not come to the last row, though it may have no more.
      failure.ifPresent(
          error -> {
            throw error;
          });
    }
    return found;
  }

  private boolean nextRow() {
    try {
      return rows.next();
    } catch (EngineException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public Object value(int column) {
    return rows.value(column);
  }

  @Override
  public boolean isInMemory() {
    return false;
  }

  @Override
  public void hold() {
    held = true;
  }

  @Override
  public boolean isRevoked() {
    return revoked;
  }

  @Override
  public void close() {
    session.forget(this);
    rows.close();
  }

  private void buffer() {
    List<Object[]> buffered = new ArrayList<>();
    cancel.reset();
    try (RowSource source = rows) {
      inside(() -> fill(buffered, source));
    } catch (EngineException e) {
      failure = Optional.of(e);
    }
    rows = new RowList(buffered);
    rows.next();
  }

  private boolean fill(List<Object[]> buffered, RowSource source) {
    long memory = 0;
    do {
      Object[] row = currentRow(source);
      buffered.add(row);
      memory += RowMemory.of(row);
      if (memory > RowMemory.MAX) {
        buffered.subList(1, buffered.size()).clear();
        throw new EngineException(
            ErrorCode.LIMIT_EXCEEDED,
            "the rows that are left of an open result set would take more than a quarter of the"
                + " heap; fetch or close it before the next statement and before the commit");
      }
    } while (source.next());
    return true;
  }

  private Object[] currentRow(RowSource source) {
    Object[] row = new Object[columns];
    for (int i = 0; i < columns; i++) {
      row[i] = source.value(i);
    }
    return row;
  }
}
