package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.codec.RowProjection;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.RowList;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** SELECT of rows by their whole primary key, in key order. */
final class SelectPlan implements Plan {
  /** How many rows are read before somebody asks whether the statement was canceled. */
  private static final int CHUNK = 1_000;

  private final KeyCondition where;
  private final List<ResultColumn> columns;
  private final List<ParameterDescription> parameters;
  private final Evaluator[] outputs;
  private final boolean rowIsOutput;
  private final RowProjection projection;
  private final RowLimit limit;

  /**
   * Creates a plan.
   *
   * @param outputs the values of a result row
   * @param rowIsOutput whether a decoded row is a result row already
   */
  SelectPlan(
      KeyCondition where,
      List<ResultColumn> columns,
      List<ParameterDescription> parameters,
      List<Expression> outputs,
      boolean rowIsOutput,
      RowLayout layout,
      RowLimit limit) {
    this.where = where;
    this.columns = List.copyOf(columns);
    this.parameters = List.copyOf(parameters);
    this.outputs = outputs.stream().map(Expression::evaluator).toArray(Evaluator[]::new);
    this.rowIsOutput = rowIsOutput;
    this.projection = RowCodec.of(where.keys().table()).projection(layout.columns());
    this.limit = limit;
  }

  @Override
  public Prepared.Kind kind() {
    return Prepared.Kind.QUERY;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public List<ParameterDescription> parameters() {
    return parameters;
  }

  @Override
  public Result execute(ExecutionContext context, Object[] values) {
    List<Object[]> rows = new ArrayList<>(1);
    try {
      read(context, Scope.withoutRow(values, context), rows);
    } catch (EngineException e) {
      context.checkCurrent(where.keys().table()); // what was altered may make no sense
      throw e;
    }
    context.checkCurrent(where.keys().table());
    return new Result.Rows(new RowList(limit.apply(rows)));
  }

  private void read(ExecutionContext context, Scope scope, List<Object[]> rows) {
    if (where.keys().isSingle()) {
      where.keys().key(scope).ifPresent(key -> add(rows, key, context.get(key), scope));
    } else {
      readAll(context, List.copyOf(where.keys().keys(scope)), scope, rows);
    }
  }

  TableDefinition table() {
    return where.keys().table();
  }

  /** Returns the keys of the rows that it looks at. */
  Collection<RowKey> keys(ExecutionContext context, Object[] values) {
    return where.keys().keys(Scope.withoutRow(values, context));
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] values) {
    boolean known = values.length == parameters.size();
    Scope scope = Scope.withoutRow(values, context);
    return KeyExplanation.of(
        context.database(),
        where.keys().table(),
        where.keys().codec(),
        known ? Optional.of(where.keys().keys(scope)) : Optional.empty());
  }

  /** Reads them at one moment. */
  private void readAll(
      ExecutionContext context, List<RowKey> keys, Scope scope, List<Object[]> rows) {
    if (keys.size() <= CHUNK || context.transaction().isPresent()) {
      readAll(context, context::multiGet, keys, scope, rows);
      return;
    }
    try (Transaction reading = context.beginReading()) {
      readAll(context, reading::multiGet, keys, scope, rows);
    }
  }

  private void readAll(
      ExecutionContext context,
      Function<List<RowKey>, List<Optional<byte[]>>> reader,
      List<RowKey> keys,
      Scope scope,
      List<Object[]> rows) {
    for (int from = 0; from < keys.size() && rows.size() < limit.end(); from += CHUNK) {
      context.checkNotCanceled();
      List<RowKey> chunk = keys.subList(from, Math.min(from + CHUNK, keys.size()));
      List<Optional<byte[]>> found = reader.apply(chunk);
      for (int i = 0; i < found.size(); i++) {
        add(rows, chunk.get(i), found.get(i), scope);
      }
    }
  }

  private void add(List<Object[]> rows, RowKey key, Optional<byte[]> stored, Scope scope) {
    if (stored.isEmpty()) {
      return;
    }
    Object[] row = projection.decode(key.key(), stored.get());
    Scope withRow = scope.withRow(row);
    if (where.accepts(withRow)) {
      rows.add(rowIsOutput ? row : output(withRow));
    }
  }

  private Object[] output(Scope scope) {
    Object[] row = new Object[outputs.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = outputs[i].evaluate(scope);
    }
    return row;
  }
}
