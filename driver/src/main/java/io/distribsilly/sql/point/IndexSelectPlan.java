package io.distribsilly.sql.point;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.codec.RowProjection;
import io.distribsilly.engine.index.IndexReads;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.RowList;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SELECT of rows by all columns of an index, in the order of their keys. */
final class IndexSelectPlan implements Plan {
  private final IndexCondition where;
  private final List<ResultColumn> columns;
  private final List<ParameterDescription> parameters;
  private final Evaluator[] outputs;
  private final RowProjection projection;
  private final RowLimit limit;

  IndexSelectPlan(
      IndexCondition where,
      List<ResultColumn> columns,
      List<ParameterDescription> parameters,
      List<Expression> outputs,
      RowLayout layout,
      RowLimit limit) {
    this.where = where;
    this.columns = List.copyOf(columns);
    this.parameters = List.copyOf(parameters);
    this.outputs = outputs.stream().map(Expression::evaluator).toArray(Evaluator[]::new);
    this.projection = RowCodec.of(where.table()).projection(layout.columns());
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
    Scope scope = Scope.withoutRow(values, context);
    if (where.index().unique() && context.transaction().isEmpty()) {
      List<Object[]> rows = one(context.database(), scope);
      context.checkCurrent(where.table());
      return new Result.Rows(new RowList(limit.apply(rows)));
    }
    return new Result.Rows(new IndexRows(this, context, scope));
  }

  /**
   * Reads entry and row without a view of the database: if the row has the values when it is read,
   * it is the one, and if it does not the entry is looked at again.
   */
  private List<Object[]> one(Database database, Scope scope) {
    Optional<byte[]> prefix = where.prefix(scope);
    if (prefix.isEmpty()) {
      return List.of();
    }
    RowKey entry = new RowKey(where.index().id(), prefix.get());
    while (true) {
      Optional<byte[]> content = database.get(entry);
      if (content.isEmpty()) {
        IndexReads.checkExists(where.index(), database); // its entries may be deleted by now
        return List.of();
      }
      RowKey key = where.rowKey(entry.key(), content.get());
      Optional<byte[]> row = database.get(key);
      if (row.isPresent() && where.codec().entry(key.key(), row.get()).key().equals(entry)) {
        return output(key, row.get(), scope).stream().toList();
      }
      IndexReads.checkExists(where.index(), database);
    }
  }

  /** Returns the result row of a stored one, empty if the WHERE does not mean it. */
  Optional<Object[]> output(RowKey key, byte[] stored, Scope scope) {
    Scope withRow = scope.withRow(projection.decode(key.key(), stored));
    if (!where.accepts(withRow)) {
      return Optional.empty();
    }
    Object[] row = new Object[outputs.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = outputs[i].evaluate(withRow);
    }
    return Optional.of(row);
  }

  byte[] row(RowKey key, Transaction transaction) {
    return IndexReads.row(where.table(), where.index(), key.key(), transaction);
  }

  IndexCondition where() {
    return where;
  }

  RowLimit limit() {
    return limit;
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] values) {
    boolean known = values.length == parameters.size();
    return explanation(
        where, known ? Optional.of(Scope.withoutRow(values, context)) : Optional.empty());
  }

  /**
   * Says by which index and values rows are found.
   *
   * @param scope empty if the parameters are not set
   */
  static Explanation explanation(IndexCondition where, Optional<Scope> scope) {
    List<String> lines = new ArrayList<>();
    lines.add("path: point");
    lines.add("table: " + where.table().label());
    lines.add("index: " + where.index().name());
    lines.add(
        "values: "
            + scope
                .map(it -> where.values(it).map(KeyExplanation::text).orElse("none"))
                .orElse("known once the parameters are set"));
    return new Explanation(lines);
  }
}
