package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.sql.session.BatchOutcome;
import io.distribsilly.sql.session.BatchOutcomes;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.ReturnedColumns;
import io.distribsilly.sql.session.ReturnedRows;
import io.distribsilly.sql.session.Session;
import io.distribsilly.sql.session.SessionSavepoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A session whose statements run until they are canceled: what takes the gate's turn can be held
 * there as long as a test needs it. Notices if two threads are inside at once.
 */
final class BlockingSession implements Session {
  private static final String NOTHING = "";

  /** Counted down when the first statement runs. */
  final CountDownLatch started = new CountDownLatch(1);

  final AtomicInteger mostInside = new AtomicInteger();

  /** The texts of the statements that a cancel came upon. */
  final Set<String> canceled = ConcurrentHashMap.newKeySet();

  /** What happens when a cancel has come to the session and has not stopped anything yet. */
  volatile Runnable beforeCancel = () -> {};

  private final AtomicInteger inside = new AtomicInteger();
  private final Semaphore cancellations = new Semaphore(0);
  private volatile boolean open = true;
  private volatile String executing = NOTHING;

  @Override
  public List<String> statements(String text) {
    return List.of(text);
  }

  @Override
  public Prepared prepare(String sql) {
    return new Prepared() {
      @Override
      public String sql() {
        return sql;
      }

      @Override
      public Kind kind() {
        return Kind.UPDATE;
      }

      @Override
      public List<ResultColumn> columns() {
        return List.of();
      }

      @Override
      public List<ParameterDescription> parameters() {
        return List.of();
      }
    };
  }

  /** "WAIT" runs until it is canceled, anything else returns at once. */
  @Override
  public Result execute(Prepared statement, Object[] parameters, ReturnedColumns wanted) {
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      executing = statement.sql();
      if (statement.sql().equals("WAIT")) {
        started.countDown();
        cancellations.acquireUninterruptibly();
        throw new EngineException(ErrorCode.QUERY_CANCELED, "the statement was canceled");
      }
      return new Result.UpdateCount(1);
    } finally {
      executing = NOTHING;
      inside.decrementAndGet();
    }
  }

  @Override
  public BatchOutcomes executeBatch(
      Prepared statement, List<Object[]> parameterRows, ReturnedColumns wanted) {
    return new BatchOutcomes(
        parameterRows.stream().map(row -> (BatchOutcome) new BatchOutcome.Done(1)).toList(),
        ReturnedRows.NONE);
  }

  /** Ends a statement that waits, as a cancel would. */
  void endWait() {
    cancellations.release();
  }

  @Override
  public Optional<TableDefinition> updatableTable(Prepared query) {
    return Optional.empty();
  }

  @Override
  public void cancel() {
    beforeCancel.run();
    String hit = executing;
    if (!hit.equals(NOTHING)) {
      canceled.add(hit);
    }
    if (hit.equals("WAIT")) {
      endWait();
    }
  }

  @Override
  public boolean isAutocommit() {
    return true;
  }

  @Override
  public void setAutocommit(boolean autocommit) {}

  @Override
  public boolean isInTransaction() {
    return false;
  }

  @Override
  public void commit() {}

  @Override
  public void rollback() {}

  @Override
  public SessionSavepoint setSavepoint(Optional<String> name) {
    return new SessionSavepoint(1, name);
  }

  @Override
  public void rollbackTo(SessionSavepoint savepoint) {}

  @Override
  public void releaseSavepoint(SessionSavepoint savepoint) {}

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public TransactionOptions transactionOptions() {
    return TransactionOptions.DEFAULT;
  }

  @Override
  public void setTransactionOptions(TransactionOptions options) {}

  @Override
  public String schema() {
    return Schemas.PUBLIC;
  }

  @Override
  public void setSchema(String name) {}

  @Override
  public List<String> schemas() {
    return List.of(Schemas.PUBLIC);
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of();
  }

  @Override
  public List<ViewDefinition> views() {
    return List.of();
  }

  @Override
  public List<TableDefinition> informationSchemaTables() {
    return List.of();
  }

  @Override
  public List<ProcedureDescription> procedures() {
    return List.of();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    open = false;
    inside.decrementAndGet();
  }
}
