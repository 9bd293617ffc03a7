package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.RowList;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.RowSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A query FOR UPDATE: the rows of tables that its result is made of are locked.
 *
 * <ol>
 *   <li>The query runs to its end, with the keys behind its columns.
 *   <li>All rows with these keys are locked.
 *   <li>If another transaction has changed one of them since the query saw it, READ_COMMITTED
 *       begins again, with what is committed now; the locks stay. SNAPSHOT has failed with the lock
 *       already.
 * </ol>
 */
final class LockingQueryPlan implements Plan {
  /**
   * A table whose rows are locked.
   *
   * @param firstColumn where the columns of its key begin in a row of the query
   */
  record LockedTable(TableDefinition table, KeyCodec codec, int firstColumn) {
    Optional<RowKey> key(Object[] row) {
      Object[] key = Arrays.copyOfRange(row, firstColumn, firstColumn + table.primaryKey().size());
      // An outer join may have no row of the table.
      return key[0] == null
          ? Optional.empty()
          : Optional.of(new RowKey(table.id(), codec.encode(key)));
    }
  }

  /** What the query gave. */
  private record Found(List<Object[]> rows, Set<RowKey> keys) {}

  private final Plan query;
  private final List<LockedTable> tables;
  private final int columnCount;
  private final Optional<Duration> lockTimeout;

  /**
   * Creates a plan.
   *
   * @param query gives the columns of the result, and behind them the keys
   * @param columnCount how many columns the result has
   */
  LockingQueryPlan(
      Plan query, List<LockedTable> tables, int columnCount, Optional<Duration> lockTimeout) {
    this.query = query;
    this.tables = List.copyOf(tables);
    this.columnCount = columnCount;
    this.lockTimeout = lockTimeout;
  }

  @Override
  public Prepared.Kind kind() {
    return Prepared.Kind.QUERY;
  }

  @Override
  public List<ResultColumn> columns() {
    return query.columns().subList(0, columnCount);
  }

  @Override
  public List<ParameterDescription> parameters() {
    return query.parameters();
  }

  @Override
  public Result execute(ExecutionContext context, Object[] values) {
    return context.inTransaction(inside -> new Result.Rows(new RowList(locked(inside, values))));
  }

  private List<Object[]> locked(ExecutionContext context, Object[] values) {
    Transaction transaction = context.transaction().orElseThrow();
    Duration timeout = lockTimeout.orElse(transaction.options().lockTimeout());
    Found found = read(context, values);
    transaction.lock(found.keys(), timeout);
    while (transaction.isStale(found.keys())) {
      context.checkNotCanceled();
      transaction.refresh();
      found = read(context, values);
      transaction.lock(found.keys(), timeout);
    }
    context.checkNotCanceled();
    return found.rows();
  }

  private Found read(ExecutionContext context, Object[] values) {
    Found found = new Found(new ArrayList<>(), new TreeSet<>());
    int width = query.columns().size();
    try (RowSource source = ((Result.Rows) query.execute(context, values)).rows()) {
      while (source.next()) {
        Object[] row = new Object[width];
        for (int i = 0; i < width; i++) {
          row[i] = source.value(i);
        }
        tables.forEach(table -> table.key(row).ifPresent(found.keys()::add));
        found.rows().add(Arrays.copyOf(row, columnCount));
      }
    }
    return found;
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] values) {
    List<String> lines = new ArrayList<>(query.explain(context, values).lines());
    lines.add(
        1,
        "locks: "
            + tables.stream()
                .map(locked -> locked.table().label())
                .collect(Collectors.joining(", ")));
    return new Explanation(lines);
  }
}
