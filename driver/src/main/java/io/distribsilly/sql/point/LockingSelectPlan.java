package io.distribsilly.sql.point;

import io.distribsilly.engine.Transaction;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SELECT ... FOR UPDATE of rows by their whole primary key: these are locked, also those that do
 * not exist, and then read.
 */
final class LockingSelectPlan implements Plan {
  private final SelectPlan select;
  private final Optional<Duration> lockTimeout;

  LockingSelectPlan(SelectPlan select, Optional<Duration> lockTimeout) {
    this.select = select;
    this.lockTimeout = lockTimeout;
  }

  @Override
  public Prepared.Kind kind() {
    return Prepared.Kind.QUERY;
  }

  @Override
  public List<ResultColumn> columns() {
    return select.columns();
  }

  @Override
  public List<ParameterDescription> parameters() {
    return select.parameters();
  }

  @Override
  public Result execute(ExecutionContext context, Object[] values) {
    return context.inTransaction(
        inside -> {
          Transaction transaction = inside.transaction().orElseThrow();
          transaction.lock(
              select.keys(inside, values), lockTimeout.orElse(transaction.options().lockTimeout()));
          inside.checkNotCanceled();
          return select.execute(inside, values);
        });
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] values) {
    List<String> lines = new ArrayList<>(select.explain(context, values).lines());
    lines.add(1, "locks: " + select.table().label());
    return new Explanation(lines);
  }
}
