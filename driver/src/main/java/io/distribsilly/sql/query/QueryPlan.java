package io.distribsilly.sql.query;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A statement of the query path. It is compiled for the parameter types that were inferred, and
 * again for others as soon as values come that these cannot hold: {@code id = 1.5} is false for an
 * INTEGER column, not a conversion error, nor the same as {@code id = 1}.
 */
final class QueryPlan implements Plan {
  private static final int MAX_VARIANTS = 16;

  private final QueryStatement statement;
  private final CompiledQuery inferred;
  private final Map<Map<Integer, RelDataType>, CompiledQuery> variants = new ConcurrentHashMap<>();

  QueryPlan(QueryStatement statement, CompiledQuery inferred) {
    this.statement = statement;
    this.inferred = inferred;
  }

  @Override
  public Prepared.Kind kind() {
    return Prepared.Kind.QUERY;
  }

  @Override
  public List<ResultColumn> columns() {
    return inferred.shape().columns();
  }

  @Override
  public List<ParameterDescription> parameters() {
    return inferred.shape().parameters();
  }

  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    ParameterValues values = ParameterValues.of(inferred.shape(), parameters);
    CompiledQuery query =
        values.widened().isEmpty() ? inferred : variant(context, values.widened());
    context.time().instant(); // that of now, not that of the first row
    QueryContext execution = new QueryContext(context, query.planned(), values.runtimeValues());
    return new Result.Rows(new QueryRows(statement.sql(), query, execution));
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    List<String> lines = new ArrayList<>();
    lines.add("path: query");
    lines.addAll(inferred.tree());
    return new Explanation(lines);
  }

  private CompiledQuery variant(ExecutionContext context, Map<Integer, RelDataType> types) {
    CompiledQuery known = variants.get(types);
    if (known != null) {
      return known;
    }
    CompiledQuery compiled = statement.compile(types, context.cancel());
    checkSameTypes(compiled);
    if (variants.size() < MAX_VARIANTS) {
      variants.put(types, compiled);
    }
    return compiled;
  }

  /** Clients were told the types of the columns already; a parameter cannot change them. */
  private void checkSameTypes(CompiledQuery compiled) {
    for (int i = 0; i < columns().size(); i++) {
      Optional<SqlType> promised = columns().get(i).type().map(ColumnType::type);
      Optional<ColumnType> actual = compiled.shape().columns().get(i).type();
      if (!promised.equals(actual.map(ColumnType::type))) {
        throw new EngineException(
            ErrorCode.INVALID_CONVERSION,
            "column %d is %s, but with these parameters it would be %s; cast the parameters"
                .formatted(
                    i + 1,
                    promised.map(SqlType::sqlName).orElse("NULL"),
                    actual.map(ColumnType::toSql).orElse("NULL")));
      }
    }
  }
}
