package io.distribsilly.sql.point;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.plan.BatchPlan;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.SequenceValues;
import io.distribsilly.sql.plan.StatementTime;
import io.distribsilly.sql.plan.WrittenRows;
import io.distribsilly.sql.query.QueryPlanner;
import io.distribsilly.sql.session.BatchOutcome;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.RowSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** A real database in a temporary folder, and the point path over it. */
final class PointFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-05-04T03:02:01.987Z");

  private final Database database;

  PointFixture(Path folder) {
    database = Database.open(folder.resolve("db"), DatabaseOptions.DEFAULT);
  }

  Database database() {
    return database;
  }

  /** Creates a table of which the first columns are the key. */
  void createTable(String name, int keyColumns, ColumnDefinition... columns) {
    List<Integer> key = new ArrayList<>();
    for (int i = 0; i < keyColumns; i++) {
      key.add(i);
    }
    database.createTable(new TableDefinition(0, name, Arrays.asList(columns), key));
  }

  static ColumnDefinition column(int id, String name, ColumnType type) {
    return new ColumnDefinition(id, name, type, true, Optional.empty());
  }

  static ColumnDefinition required(int id, String name, ColumnType type) {
    return new ColumnDefinition(id, name, type, false, Optional.empty());
  }

  static ColumnDefinition withDefault(int id, String name, ColumnType type, String sql) {
    return new ColumnDefinition(id, name, type, true, Optional.of(sql));
  }

  Optional<Plan> tryPlan(String sql) {
    return PointPlanner.plan(
        SqlParsing.parse(sql), Namespace.of(database.catalog()), PointFixture::noQuery);
  }

  private static Plan noQuery(SqlNode query, Map<Integer, ColumnType> parameterTypes) {
    throw new EngineException(
        ErrorCode.FEATURE_NOT_SUPPORTED, "this fixture has the point path alone: " + query);
  }

  Plan plan(String sql) {
    return tryPlan(sql).orElseThrow(() -> new AssertionError("not for the point path: " + sql));
  }

  List<List<Object>> query(String sql, Object... parameters) {
    return rows(plan(sql), parameters);
  }

  List<List<Object>> rows(Plan plan, Object... parameters) {
    Result result = plan.execute(context(), parameters);
    List<List<Object>> rows = new ArrayList<>();
    int columns = plan.columns().size();
    try (RowSource source = ((Result.Rows) result).rows()) {
      while (source.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
          row.add(source.value(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Plans on the query path whatever the point path would do with it. */
  Plan planOnQueryPath(String sql) {
    return QueryPlanner.plan(
        sql, SqlParsing.parse(sql), Namespace.of(database.catalog()), new CancelSignal());
  }

  Object value(String sql, Object... parameters) {
    return query(sql, parameters).get(0).get(0);
  }

  long update(String sql, Object... parameters) {
    return ((Result.UpdateCount) plan(sql).execute(context(), parameters)).count();
  }

  List<BatchOutcome> batch(String sql, List<Object[]> rows) {
    return ((BatchPlan) plan(sql)).executeBatch(context(), rows);
  }

  List<String> explain(String sql, Object... parameters) {
    return plan(sql).explain(context(), parameters).lines();
  }

  ExecutionContext context() {
    return new ExecutionContext(
        database,
        Optional.empty(),
        TransactionOptions.DEFAULT.withDurability(Durability.PERIODIC),
        new StatementTime(Clock.fixed(NOW, ZoneOffset.UTC)),
        new SequenceValues(database::nextValue),
        WrittenRows.UNWANTED,
        new CancelSignal());
  }

  @Override
  public void close() {
    database.close();
  }
}
