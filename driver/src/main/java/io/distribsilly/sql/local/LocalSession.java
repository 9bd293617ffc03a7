package io.distribsilly.sql.local;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.BatchPlan;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.procedure.Procedures;
import io.distribsilly.sql.schema.SystemTable;
import io.distribsilly.sql.schema.SystemTables;
import io.distribsilly.sql.session.BatchOutcome;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.Session;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A session with a database of this process. It owns the handle it is given and closes it.
 *
 * <p>Used by one thread at a time, but for {@link #cancel} and {@link #isOpen}.
 */
public final class LocalSession implements Session {
  private final Database database;
  private final Durability durability;
  private final Clock clock;
  private final PlanCache cache;
  private final Set<Execution> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean open = new AtomicBoolean(true);

  /** Begins a session whose commits have this durability. */
  public LocalSession(Database database, Durability durability) {
    this(database, durability, Clock.systemUTC());
  }

  LocalSession(Database database, Durability durability, Clock clock) {
    this.database = database;
    this.durability = durability;
    this.clock = clock;
    this.cache = PlanCache.acquire(database);
  }

  @Override
  public Prepared prepare(String sql) {
    checkOpen();
    return Failures.guard(() -> new LocalPrepared(sql, cache, database));
  }

  @Override
  public Result execute(Prepared statement, Object[] parameters) {
    Plan plan = plan(statement);
    checkNumber(plan, parameters);
    Execution execution = Execution.begin(running);
    boolean fetching = false;
    try {
      Result result = Failures.guard(() -> plan.execute(context(execution.canceled()), parameters));
      if (result instanceof Result.Rows rows) {
        fetching = true;
        return new Result.Rows(execution.fetch(rows.rows()));
      }
      return result;
    } finally {
      if (!fetching) {
        execution.end();
      }
    }
  }

  @Override
  public List<BatchOutcome> executeBatch(Prepared statement, List<Object[]> parameterRows) {
    Plan plan = plan(statement);
    if (plan.kind() == Prepared.Kind.QUERY || plan.kind() == Prepared.Kind.CALL) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "a statement that returns rows cannot be executed as a batch: " + statement.sql());
    }
    boolean allFit = parameterRows.stream().allMatch(row -> row.length == plan.parameters().size());
    if (plan instanceof BatchPlan batchPlan && allFit) {
      return executeTogether(batchPlan, parameterRows);
    }
    return parameterRows.stream().map(row -> outcome(statement, row)).toList();
  }

  private List<BatchOutcome> executeTogether(BatchPlan plan, List<Object[]> parameterRows) {
    Execution execution = Execution.begin(running);
    try {
      return Failures.guard(() -> plan.executeBatch(context(execution.canceled()), parameterRows));
    } finally {
      execution.end();
    }
  }

  private BatchOutcome outcome(Prepared statement, Object[] parameters) {
    try {
      // Rows are none: kinds that give them were refused.
      return new BatchOutcome.Done(((Result.UpdateCount) execute(statement, parameters)).count());
    } catch (EngineException e) {
      return new BatchOutcome.Failed(e);
    }
  }

  @Override
  public void cancel() {
    running.forEach(Execution::cancel);
  }

  @Override
  public Durability durability() {
    return durability;
  }

  @Override
  public List<TableDefinition> tables() {
    checkOpen();
    return database.catalog().tables().stream()
        .sorted(Comparator.comparing(TableDefinition::name))
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
      new ArrayList<>(running).forEach(Execution::close);
    } finally {
      cache.release(database);
      database.close();
    }
  }

  private Plan plan(Prepared statement) {
    checkOpen();
    if (!(statement instanceof LocalPrepared prepared)) {
      throw new EngineException(
          ErrorCode.INVALID_ARGUMENT, "the statement was prepared by another kind of session");
    }
    return Failures.guard(() -> prepared.plan(database));
  }

  private ExecutionContext context(AtomicBoolean canceled) {
    return new ExecutionContext(database, durability, clock.instant(), canceled);
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
