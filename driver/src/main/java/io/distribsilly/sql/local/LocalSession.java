package io.distribsilly.sql.local;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.SalvageReport;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.plan.BatchPlan;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.SequenceValues;
import io.distribsilly.sql.plan.StatementTime;
import io.distribsilly.sql.plan.WrittenRows;
import io.distribsilly.sql.procedure.Procedures;
import io.distribsilly.sql.schema.SystemTable;
import io.distribsilly.sql.schema.SystemTables;
import io.distribsilly.sql.session.BatchOutcome;
import io.distribsilly.sql.session.BatchOutcomes;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ReturnedColumns;
import io.distribsilly.sql.session.ReturnedRows;
import io.distribsilly.sql.session.Session;
import io.distribsilly.sql.session.SessionSavepoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A session with a database of this process. It owns the handle it is given and closes it.
 *
 * <p>Used by one thread at a time, but for {@link #cancel} and {@link #isOpen}.
 */
public final class LocalSession implements Session {
  /** How often a statement is run whose tables are changed beside it. */
  private static final int MAX_ATTEMPTS = 10;

  private final Database database;
  private final Clock clock;
  private final PlanCache cache;
  private final SessionTransaction transaction;

  /** Statements whose rows are still fetched. */
  private final Set<Execution> streaming = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Stands for nothing; canceling it does nothing. */
  private final Execution idle = new Execution(this);

  /** What a cancel from another thread stops. */
  private final AtomicReference<Execution> current = new AtomicReference<>(idle);

  /** The schema of names without one. */
  private String schema = Catalog.DEFAULT_SCHEMA;

  private final AtomicBoolean open = new AtomicBoolean(true);

  /** Begins a session whose transactions run like this. */
  public LocalSession(Database database, TransactionOptions options) {
    this(database, options, Clock.systemUTC());
  }

  LocalSession(Database database, TransactionOptions options, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.cache = PlanCache.acquire(database);
    Warmup.start(database);
    this.transaction = new SessionTransaction(database, allowed(options), this::endStreams);
  }

  /** Returns the options, read-only if the database is. */
  private TransactionOptions allowed(TransactionOptions options) {
    return options.withReadOnly(options.readOnly() || database.salvage().isPresent());
  }

  @Override
  public List<String> statements(String text) {
    checkOpen();
    return SqlParsing.statements(text);
  }

  @Override
  public Prepared prepare(String sql) {
    checkOpen();
    Execution planning = new Execution(this);
    PlanCache.Text text = new PlanCache.Text(sql, schema);
    return planning.inside(() -> new LocalPrepared(text, cache, database, planning.cancel()));
  }

  @Override
  public Result execute(Prepared statement, Object[] parameters, ReturnedColumns wanted) {
    return again(statement, () -> executeOnce(statement, parameters, wanted));
  }

  private Result executeOnce(Prepared statement, Object[] parameters, ReturnedColumns wanted) {
    Execution execution = new Execution(this);
    Plan plan = plan(statement, execution);
    checkNumber(plan, parameters);
    if (plan instanceof TransactionPlan change) {
      Failures.guard(() -> change.apply(transaction));
      return new Result.UpdateCount(0);
    }
    if (plan instanceof SetSchemaPlan set) {
      setSchema(set.schema());
      return new Result.UpdateCount(0);
    }
    WrittenRows written = WrittenRows.of(wanted);
    Result result =
        run(plan, execution, written, context -> started(plan, execution, context, parameters));
    return result instanceof Result.UpdateCount update
        ? new Result.UpdateCount(update.count(), written.returned())
        : result;
  }

  private static Result started(
      Plan plan, Execution execution, ExecutionContext context, Object[] parameters) {
    Result result = plan.execute(context, parameters);
    return result instanceof Result.Rows rows
        ? new Result.Rows(
            execution.start(rows.rows(), plan.columns().size(), context.transaction().isPresent()))
        : result;
  }

  /**
   * Runs a statement, and runs it again if it is one by itself that has failed because a table was
   * altered, dropped or truncated beside it: nobody has seen anything of it yet.
   */
  private <T> T again(Prepared statement, Supplier<T> once) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once.get();
      } catch (EngineException e) {
        if (attempt == MAX_ATTEMPTS || !isOvertaken(statement, e)) {
          throw e;
        }
      }
    }
  }

  private boolean isOvertaken(Prepared statement, EngineException error) {
    return (error.code() == ErrorCode.SERIALIZATION_FAILURE
            || error.code() == ErrorCode.TABLE_NOT_FOUND)
        && transaction.isEachStatement()
        && statement instanceof LocalPrepared prepared
        && (prepared.kind() == Prepared.Kind.QUERY || prepared.kind() == Prepared.Kind.UPDATE)
        && prepared.isOutdated(database);
  }

  @Override
  public BatchOutcomes executeBatch(
      Prepared statement, List<Object[]> parameterRows, ReturnedColumns wanted) {
    return again(statement, () -> executeBatchOnce(statement, parameterRows, wanted));
  }

  private BatchOutcomes executeBatchOnce(
      Prepared statement, List<Object[]> parameterRows, ReturnedColumns wanted) {
    Execution execution = new Execution(this);
    Plan plan = plan(statement, execution);
    if (plan.kind() == Prepared.Kind.QUERY || plan.kind() == Prepared.Kind.CALL) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "a statement that returns rows cannot be executed as a batch: " + statement.sql());
    }
    boolean allFit = parameterRows.stream().allMatch(row -> row.length == plan.parameters().size());
    if (plan instanceof BatchPlan batchPlan && allFit) {
      WrittenRows written = WrittenRows.of(wanted);
      List<BatchOutcome> outcomes =
          run(plan, execution, written, context -> batchPlan.executeBatch(context, parameterRows));
      return new BatchOutcomes(outcomes, written.returned());
    }
    return oneByOne(statement, parameterRows, wanted);
  }

  private BatchOutcomes oneByOne(
      Prepared statement, List<Object[]> parameterRows, ReturnedColumns wanted) {
    List<BatchOutcome> outcomes = new ArrayList<>();
    ReturnedRows returned = ReturnedRows.NONE;
    for (Object[] parameters : parameterRows) {
      try {
        // Rows are none: kinds that give them were refused.
        Result.UpdateCount update = (Result.UpdateCount) execute(statement, parameters, wanted);
        outcomes.add(new BatchOutcome.Done(update.count()));
        returned = returned.plus(update.returned());
      } catch (EngineException e) {
        if (e.code() == ErrorCode.QUERY_CANCELED) {
          throw e;
        }
        outcomes.add(new BatchOutcome.Failed(e));
      }
    }
    return new BatchOutcomes(outcomes, returned);
  }

  /** Executes a statement in the transaction that it belongs to. */
  private <T> T run(
      Plan plan, Execution execution, WrittenRows written, Function<ExecutionContext, T> work) {
    Optional<Transaction> joined = join(plan);
    try {
      return execution.inside(() -> work.apply(context(joined, execution, written)));
    } catch (EngineException e) {
      transaction.undoStatement(e);
      throw e;
    } catch (Error e) {
      transaction.undoStatement();
      throw e;
    }
  }

  /** Returns the transaction that a statement is part of, empty if it is one by itself. */
  private Optional<Transaction> join(Plan plan) {
    refuseIfReadOnly(plan);
    switch (plan.kind()) {
      case QUERY, UPDATE -> {
        if (transaction.isActive()) {
          List.copyOf(streaming).forEach(Execution::settle);
        }
        return transaction.beginStatement();
      }
      case DEFINITION -> transaction.beforeDefinition();
      case CALL -> transaction.beforeCall();
      case TRANSACTION -> throw new IllegalStateException("the session executes it itself");
    }
    return Optional.empty();
  }

  private void refuseIfReadOnly(Plan plan) {
    if (plan.changesDatabase() && database.salvage().isPresent()) {
      throw new EngineException(
          ErrorCode.READ_ONLY,
          "the database is open with damagedLog=salvage, which is read-only; to go on with what is"
              + " left of it, CALL BACKUP('folder') and open that");
    }
    if (plan.changesDatabase() && transaction.options().readOnly()) {
      throw new EngineException(
          ErrorCode.READ_ONLY,
          "the transaction is read-only; a statement that changes something needs one that is not"
              + " (Connection.setReadOnly(false), or SET TRANSACTION READ WRITE)");
    }
  }

  private ExecutionContext context(
      Optional<Transaction> joined, Execution execution, WrittenRows written) {
    return new ExecutionContext(
        database,
        joined,
        transaction.options(),
        new StatementTime(clock),
        new SequenceValues(this::nextValue),
        written,
        execution.cancel());
  }

  private long nextValue(int sequence) {
    if (transaction.options().readOnly()) {
      throw new EngineException(
          ErrorCode.READ_ONLY,
          "the transaction is read-only, and the next value of a sequence changes the sequence");
    }
    return database.nextValue(sequence);
  }

  /** Makes an execution the one that a cancel stops. */
  void enter(Execution execution) {
    current.setRelease(execution);
  }

  /** From now on there is nothing to cancel. */
  void leave() {
    current.setRelease(idle);
  }

  /** An execution has rows to be fetched. */
  void remember(Execution execution) {
    streaming.add(execution);
  }

  /** An execution has no more rows to be fetched. */
  void forget(Execution execution) {
    streaming.remove(execution);
  }

  private void endStreams(boolean commits) {
    List.copyOf(streaming).forEach(execution -> execution.endWithTransaction(commits));
  }

  @Override
  public Optional<TableDefinition> updatableTable(Prepared query) {
    checkOpen();
    return query instanceof LocalPrepared prepared
        ? Failures.guard(() -> prepared.updatableTable(database))
        : Optional.empty();
  }

  @Override
  public void cancel() {
    current.get().cancel().raise();
  }

  @Override
  public boolean isAutocommit() {
    return transaction.isAutocommit();
  }

  @Override
  public void setAutocommit(boolean autocommit) {
    checkOpen();
    transaction.setAutocommit(autocommit);
  }

  @Override
  public boolean isInTransaction() {
    return transaction.isActive();
  }

  @Override
  public void commit() {
    checkOpen();
    transaction.refuseInAutocommit("there is nothing to commit");
    transaction.commit();
  }

  @Override
  public void rollback() {
    checkOpen();
    transaction.refuseInAutocommit("there is nothing to roll back");
    transaction.rollback();
  }

  @Override
  public SessionSavepoint setSavepoint(Optional<String> name) {
    checkOpen();
    return transaction.setSavepoint(name);
  }

  @Override
  public void rollbackTo(SessionSavepoint savepoint) {
    checkOpen();
    transaction.rollbackTo(savepoint);
  }

  @Override
  public void releaseSavepoint(SessionSavepoint savepoint) {
    checkOpen();
    transaction.release(savepoint);
  }

  @Override
  public List<String> warnings() {
    return database.salvage().map(SalvageReport::problems).orElse(List.of());
  }

  @Override
  public TransactionOptions transactionOptions() {
    return transaction.sessionOptions();
  }

  @Override
  public void setTransactionOptions(TransactionOptions options) {
    checkOpen();
    transaction.setSessionOptions(allowed(options));
  }

  @Override
  public String schema() {
    return schema;
  }

  @Override
  public void setSchema(String name) {
    checkOpen();
    if (!database.catalog().hasSchema(name)) {
      throw new EngineException(
          ErrorCode.SCHEMA_NOT_FOUND,
          "schema \"%s\" does not exist; create it, or check its name and case".formatted(name));
    }
    schema = name;
  }

  @Override
  public List<String> schemas() {
    checkOpen();
    return Stream.concat(
            Stream.of(Catalog.INFORMATION_SCHEMA), database.catalog().schemas().stream())
        .sorted()
        .toList();
  }

  @Override
  public List<TableDefinition> tables() {
    checkOpen();
    return database.catalog().tables().stream().sorted(SystemTables.ORDER).toList();
  }

  @Override
  public List<ViewDefinition> views() {
    checkOpen();
    return database.catalog().views().stream()
        .sorted(Comparator.comparing(ViewDefinition::schema).thenComparing(ViewDefinition::name))
        .toList();
  }

  @Override
  public List<TableDefinition> informationSchemaTables() {
    checkOpen();
    return SystemTables.all().stream().map(SystemTable::definition).toList();
  }

  @Override
  public List<ProcedureDescription> procedures() {
    checkOpen();
    return Procedures.all();
  }

  @Override
  public boolean isOpen() {
    return open.get();
  }

  @Override
  public void close() {
    if (!open.compareAndSet(true, false)) {
      return;
    }
    try {
      List.copyOf(streaming).forEach(Execution::close);
      transaction.rollback();
    } finally {
      cache.release(database);
      database.close();
    }
  }

  private Plan plan(Prepared statement, Execution execution) {
    checkOpen();
    if (!(statement instanceof LocalPrepared prepared)) {
      throw new EngineException(
          ErrorCode.INVALID_ARGUMENT, "the statement was prepared by another kind of session");
    }
    return execution.inside(() -> prepared.plan(database, execution.cancel()));
  }

  private static void checkNumber(Plan plan, Object[] parameters) {
    int expected = plan.parameters().size();
    // EXPLAIN shows what it can without.
    boolean fits =
        parameters.length == expected || (parameters.length == 0 && plan instanceof ExplainPlan);
    if (!fits) {
      throw new EngineException(
          ErrorCode.PARAMETER_COUNT,
          "wrong number of parameters: the statement takes %d, not %d"
              .formatted(expected, parameters.length));
    }
  }

  private void checkOpen() {
    if (!open.get()) {
      throw new EngineException(
          ErrorCode.CONNECTION_CLOSED, "the session is closed; open a new connection");
    }
  }
}
