package io.distribsilly.sql.local;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.RowList;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.util.List;
import java.util.Optional;

/** Shows another plan instead of executing it, one row a line. */
record ExplainPlan(Plan explained) implements Plan {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn(
              "PLAN",
              "PLAN",
              Optional.empty(),
              Optional.of(ColumnType.of(SqlType.VARCHAR)),
              false));

  @Override
  public Prepared.Kind kind() {
    return Prepared.Kind.QUERY;
  }

  @Override
  public List<ResultColumn> columns() {
    return COLUMNS;
  }

  @Override
  public List<ParameterDescription> parameters() {
    return explained.parameters();
  }

  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    List<Object[]> rows =
        explain(context, parameters).lines().stream().map(line -> new Object[] {line}).toList();
    return new Result.Rows(new RowList(rows));
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return explained.explain(context, parameters);
  }
}
