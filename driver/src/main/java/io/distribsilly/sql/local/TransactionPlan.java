package io.distribsilly.sql.local;

import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.sql.parser.SqlTransactionStatement;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.util.List;
import java.util.Optional;

/** BEGIN, COMMIT and their like: they change the session, so it executes them by {@link #apply}. */
record TransactionPlan(SqlTransactionStatement statement) implements Plan {
  /**
   * Does it. COMMIT and ROLLBACK do nothing if there is no transaction.
   *
   * @return the transaction
   */
  SessionTransaction apply(SessionTransaction transaction) {
    switch (statement.action()) {
      case BEGIN -> {
        TransactionOptions options = changed(transaction.nextOptions());
        transaction.begin();
        transaction.setNextOptions(options);
      }
      case SET_MODES -> transaction.setNextOptions(changed(transaction.nextOptions()));
      case COMMIT -> transaction.commit();
      case ROLLBACK -> transaction.rollback();
      case SAVEPOINT -> transaction.setSavepoint(Optional.of(savepoint()));
      case ROLLBACK_TO -> transaction.rollbackTo(transaction.savepoint(savepoint()));
      case RELEASE -> transaction.release(transaction.savepoint(savepoint()));
    }
    return transaction;
  }

  private TransactionOptions changed(TransactionOptions options) {
    TransactionOptions isolated = statement.isolation().map(options::withIsolation).orElse(options);
    return statement.readOnly().map(isolated::withReadOnly).orElse(isolated);
  }

  private String savepoint() {
    return statement.savepoint().orElseThrow().getSimple();
  }

  @Override
  public Prepared.Kind kind() {
    return Prepared.Kind.TRANSACTION;
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of();
  }

  @Override
  public List<ParameterDescription> parameters() {
    return List.of();
  }

  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    throw new IllegalStateException("the session executes it itself");
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    throw new IllegalStateException("the grammar has no EXPLAIN of it");
  }
}
