package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.BatchOutcome;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.ReturnedColumns;
import io.distribsilly.sql.session.ReturnedRows;
import io.distribsilly.sql.session.RowSource;
import io.distribsilly.sql.session.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Executes SQL texts. Used by one thread at a time, but for {@link #cancel} and {@link #close},
 * which stop what runs.
 */
class JdbcStatement extends JdbcWrapper implements Statement, ResultOwner {
  private static final Object[] NO_PARAMETERS = {};
  private static final int NO_UPDATE_COUNT = -1;

  private final JdbcConnection connection;
  private final SessionGate gate;
  private final ResultSetKind kind;
  private final Warnings warnings = new Warnings();
  private final Cancellation cancellation = new Cancellation();
  private final List<String> batch = new ArrayList<>();

  private volatile boolean closed;

  /** The rows of the last execution, null if it gave none; guarded by the gate. */
  private JdbcResultSet rows;

  private long updateCount = NO_UPDATE_COUNT;

  /** What the other statements of a text have given; guarded by the gate. */
  private final Deque<StatementResult> further = new ArrayDeque<>();

  /** What was wanted of the rows that the last execution has written; guarded by the gate. */
  private ReturnedRows generated = ReturnedRows.NONE;

  private long maxRows;
  private int maxFieldSize;
  private int fetchSize;
  private int fetchDirection = ResultSet.FETCH_FORWARD;
  private int queryTimeout;
  private boolean poolable;
  private boolean closeOnCompletion;

  JdbcStatement(JdbcConnection connection, ResultSetKind kind) {
    this.connection = connection;
    this.kind = kind;
    this.gate = connection.gate();
  }

  // Execution.

  /** Prepares a text and executes it. */
  private void executeText(Expected expected, String sql, ReturnedColumns wanted)
      throws SQLException {
    Arguments.notNull("SQL", sql);
    beforeExecution();
    use(
        session -> {
          List<String> texts = session.statements(sql);
          if (texts.size() > 1) {
            expected.checkSeveral(sql);
          }
          executeAll(session, expected, texts, wanted);
          return null;
        });
    advance();
  }

  /** What those before one that fails have given is not to be had. */
  private void executeAll(
      Session session, Expected expected, List<String> texts, ReturnedColumns wanted) {
    try {
      for (String text : texts) {
        execute(session, expected, session.prepare(text), NO_PARAMETERS, wanted);
      }
    } catch (EngineException e) {
      discardFurther();
      throw e;
    }
  }

  /** What one statement has given: rows, which is null if there are none, or an update count. */
  private record StatementResult(long updateCount, JdbcResultSet rows) {}

  /** Executes a statement; what it gives is the current result from then on. */
  final void run(
      Expected expected,
      ReturnedColumns wanted,
      SessionGate.Work<Prepared> statement,
      Object[] parameters)
      throws SQLException {
    beforeExecution();
    use(
        session -> {
          execute(session, expected, statement.run(session), parameters, wanted);
          return null;
        });
    advance();
  }

  private void execute(
      Session session,
      Expected expected,
      Prepared prepared,
      Object[] parameters,
      ReturnedColumns wanted) {
    cancellation.check();
    expected.check(prepared);
    further.add(accept(session, prepared, session.execute(prepared, parameters, wanted)));
  }

  /** Makes the next result the current one; if there is none, no rows and no update count are. */
  private void advance() {
    StatementResult next = further.poll();
    rows = next == null ? null : next.rows;
    updateCount = next == null ? NO_UPDATE_COUNT : next.updateCount;
  }

  /** Uses the session under this statement's timeout, so that it can be canceled. */
  final <T> T use(SessionGate.Work<T> work) throws SQLException {
    return gate.run(cancellation, queryTimeout, work);
  }

  /** Closes what the last execution left. */
  final void beforeExecution() throws SQLException {
    warnings.clear();
    if (!further.isEmpty()) {
      closeFurther();
    }
    closeCurrent();
    generated = ReturnedRows.NONE;
  }

  private void closeFurther() throws SQLException {
    gate.release(this::discardFurther);
  }

  private void discardFurther() {
    further.stream()
        .map(StatementResult::rows)
        .filter(Objects::nonNull)
        .forEach(JdbcResultSet::closeByOwner);
    further.clear();
  }

  private void closeCurrent() throws SQLException {
    checkOpen();
    updateCount = NO_UPDATE_COUNT;
    JdbcResultSet last = rows;
    if (last == null) {
      return;
    }
    if (last.isInMemory()) {
      last.closeByOwner();
      rows = null;
    } else {
      closeRows();
    }
  }

  private StatementResult accept(Session session, Prepared prepared, Result result) {
    if (result instanceof Result.UpdateCount update) {
      returned(update.returned());
      return new StatementResult(update.count(), null);
    }
    Result.Rows given = (Result.Rows) result;
    if (closed) {
      given.rows().close();
      throw closedError();
    }
    return new StatementResult(NO_UPDATE_COUNT, resultSet(session, prepared, given.rows()));
  }

  private JdbcResultSet resultSet(Session session, Prepared prepared, RowSource source) {
    FetchSettings fetch = new FetchSettings(kind.type(), fetchSize, fetchDirection, kind.isHeld());
    if (fetch.held()) {
      source.hold();
    }
    List<ResultColumn> columns = prepared.columns();
    PositionedRows rows = PositionedRows.of(source, fetch.scrollable(), columns.size(), maxRows);
    if (kind.isUpdatable()) {
      rows = updatable(session, prepared, rows, fetch.scrollable());
    }
    return new JdbcResultSet(this, columns, rows, fetch);
  }

  private PositionedRows updatable(
      Session session, Prepared prepared, PositionedRows rows, boolean scrollable) {
    Optional<UpdateTarget> target = UpdateTarget.of(session, prepared);
    if (target.isPresent()) {
      return new EditedRows(rows, scrollable, target.get());
    }
    warnings.add(
        "the result set is CONCUR_READ_ONLY: only those of one table alone that select its whole"
            + " primary key can be updated");
    return rows;
  }

  private void closeRows() throws SQLException {
    gate.release(
        () -> {
          if (rows != null) {
            rows.closeByOwner();
            rows = null;
          }
        });
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    executeText(Expected.ROWS, sql, ReturnedColumns.NONE);
    return rows;
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return execute(sql, ReturnedColumns.NONE);
  }

  @Override
  public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
    return execute(sql, GeneratedKeys.of(autoGeneratedKeys));
  }

  @Override
  public boolean execute(String sql, int[] columnIndexes) throws SQLException {
    return execute(sql, GeneratedKeys.of(columnIndexes));
  }

  @Override
  public boolean execute(String sql, String[] columnNames) throws SQLException {
    return execute(sql, GeneratedKeys.of(columnNames));
  }

  private boolean execute(String sql, ReturnedColumns wanted) throws SQLException {
    executeText(Expected.ANYTHING, sql, wanted);
    return rows != null;
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return BatchResult.narrow(executeLargeUpdate(sql));
  }

  @Override
  public int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
    return BatchResult.narrow(executeLargeUpdate(sql, autoGeneratedKeys));
  }

  @Override
  public int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
    return BatchResult.narrow(executeLargeUpdate(sql, columnIndexes));
  }

  @Override
  public int executeUpdate(String sql, String[] columnNames) throws SQLException {
    return BatchResult.narrow(executeLargeUpdate(sql, columnNames));
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    executeText(Expected.UPDATE_COUNT, sql, ReturnedColumns.NONE);
    return updateCount;
  }

  @Override
  public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
    executeText(Expected.UPDATE_COUNT, sql, GeneratedKeys.of(autoGeneratedKeys));
    return updateCount;
  }

  @Override
  public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
    executeText(Expected.UPDATE_COUNT, sql, GeneratedKeys.of(columnIndexes));
    return updateCount;
  }

  @Override
  public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
    executeText(Expected.UPDATE_COUNT, sql, GeneratedKeys.of(columnNames));
    return updateCount;
  }

  // Batches.

  @Override
  public void addBatch(String sql) throws SQLException {
    checkOpen();
    batch.add(Arguments.notNull("SQL", sql));
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    batch.clear();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return BatchResult.narrow(executeLargeBatch());
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    beforeExecution();
    List<String> texts = List.copyOf(batch);
    batch.clear();
    return BatchResult.counts(use(session -> outcomes(session, texts)));
  }

  private List<BatchOutcome> outcomes(Session session, List<String> texts) {
    List<BatchOutcome> outcomes = new ArrayList<>();
    for (String sql : texts) {
      outcomes.add(outcome(session, sql));
    }
    return outcomes;
  }

  private BatchOutcome outcome(Session session, String sql) {
    try {
      cancellation.check();
      Prepared prepared = session.prepare(sql);
      Expected.UPDATE_COUNT.check(prepared);
      Result result = session.execute(prepared, NO_PARAMETERS);
      return new BatchOutcome.Done(((Result.UpdateCount) result).count());
    } catch (EngineException e) {
      if (e.code() == ErrorCode.QUERY_CANCELED) {
        throw e;
      }
      return new BatchOutcome.Failed(e);
    }
  }

  // Results.

  @Override
  public ResultSet getResultSet() throws SQLException {
    checkOpen();
    return rows;
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return BatchResult.narrow(getLargeUpdateCount());
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    checkOpen();
    return updateCount;
  }

  final long updateCount() {
    return updateCount;
  }

  final JdbcResultSet rows() {
    return rows;
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    closeCurrent();
    advance();
    return rows != null;
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    if (current == KEEP_CURRENT_RESULT) {
      throw SqlExceptions.unsupported("a statement has one open result set at a time");
    }
    if (current != CLOSE_CURRENT_RESULT && current != CLOSE_ALL_RESULTS) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_ARGUMENT, current + " is no argument of getMoreResults");
    }
    return getMoreResults();
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    checkOpen();
    ReturnedRows shown = GeneratedKeys.shown(generated);
    return JdbcResultSet.of(this, shown.columns(), shown.rows());
  }

  /** An execution has returned this of the rows that it has written. */
  final void returned(ReturnedRows rowsOfExecution) {
    generated = rowsOfExecution;
  }

  // The owner of result sets.

  @Override
  public Statement statement() {
    return this;
  }

  @Override
  public <T> T fetch(SessionGate.Work<T> work) throws SQLException {
    return use(work);
  }

  @Override
  public void release(Runnable work) throws SQLException {
    gate.release(work);
  }

  @Override
  public boolean isOwnerClosed() {
    return isClosed();
  }

  @Override
  public void resultClosed() throws SQLException {
    if (closeOnCompletion && further.isEmpty() && (rows == null || rows.isClosed())) {
      close();
    }
  }

  @Override
  public int maxFieldSize() {
    return maxFieldSize;
  }

  // Life.

  @Override
  public Connection getConnection() throws SQLException {
    checkOpen();
    return connection;
  }

  @Override
  public void cancel() throws SQLException {
    checkOpen();
    gate.cancel(cancellation);
  }

  @Override
  public void close() throws SQLException {
    if (!closed) {
      closed = true;
      gate.cancel(cancellation);
      closeFurther();
      closeRows();
    }
  }

  @Override
  public boolean isClosed() {
    return closed || gate.isClosed();
  }

  final void checkOpen() throws SQLException {
    gate.checkOpen();
    if (closed) {
      throw SqlExceptions.from(closedError());
    }
  }

  private static EngineException closedError() {
    return new EngineException(
        ErrorCode.OBJECT_CLOSED, "the statement is closed; make another with the connection");
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    checkOpen();
    closeOnCompletion = true;
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    checkOpen();
    return closeOnCompletion;
  }

  // Settings.

  @Override
  public int getMaxRows() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, getLargeMaxRows());
  }

  @Override
  public void setMaxRows(int max) throws SQLException {
    setLargeMaxRows(max);
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    checkOpen();
    return maxRows;
  }

  @Override
  public void setLargeMaxRows(long max) throws SQLException {
    checkOpen();
    maxRows = Arguments.notNegative("the maximum of rows", max);
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    checkOpen();
    return maxFieldSize;
  }

  @Override
  public void setMaxFieldSize(int max) throws SQLException {
    checkOpen();
    maxFieldSize = Arguments.notNegative("the maximum field size", max);
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    checkOpen();
    return queryTimeout;
  }

  /** Sets after how many seconds one call, be it an execution or a fetch, is stopped. */
  @Override
  public void setQueryTimeout(int seconds) throws SQLException {
    checkOpen();
    queryTimeout = Arguments.notNegative("the query timeout", seconds);
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public void setFetchSize(int rowCount) throws SQLException {
    checkOpen();
    fetchSize = Arguments.notNegative("the fetch size", rowCount);
  }

  @Override
  public int getFetchDirection() throws SQLException {
    checkOpen();
    return fetchDirection;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    fetchDirection = Arguments.fetchDirection(direction);
  }

  @Override
  public boolean isPoolable() throws SQLException {
    checkOpen();
    return poolable;
  }

  @Override
  public void setPoolable(boolean newPoolable) throws SQLException {
    checkOpen();
    poolable = newPoolable;
  }

  /** Escapes are part of the grammar: they are understood whether this is set or not. */
  @Override
  public void setEscapeProcessing(boolean enable) throws SQLException {
    checkOpen();
  }

  /** No effect, as the specification has it for databases without positioned updates. */
  @Override
  public void setCursorName(String name) throws SQLException {
    checkOpen();
  }

  @Override
  public int getResultSetType() throws SQLException {
    checkOpen();
    return kind.type();
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    checkOpen();
    return kind.concurrency();
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    checkOpen();
    return kind.holdability();
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.first();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }
}
