package io.distribsilly.sql.local;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.definition.DefinitionPlanner;
import io.distribsilly.sql.parser.CurrentSchema;
import io.distribsilly.sql.parser.SqlForUpdate;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.parser.SqlSetSchema;
import io.distribsilly.sql.parser.SqlTransactionStatement;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.FirstTime;
import io.distribsilly.sql.plan.InnerStatements;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.QueryPlanning;
import io.distribsilly.sql.plan.SequenceNames;
import io.distribsilly.sql.point.PointPlanner;
import io.distribsilly.sql.procedure.CallPlanner;
import io.distribsilly.sql.query.QueryPlanner;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Picks the path of a statement. */
final class StatementPlanner {
  private static final FirstTime PARSING = new FirstTime();

  private StatementPlanner() {}

  /**
   * Plans a statement.
   *
   * @param names what names in it mean
   */
  static Plan plan(String sql, Namespace names, CancelSignal cancel) {
    SqlNode statement = parse(sql);
    CurrentSchema.replace(sql, statement, names.schema());
    SequenceNames.resolve(sql, statement, names);
    return plan(sql, statement, names, cancel);
  }

  static SqlNode parse(String sql) {
    return PARSING.run(() -> SqlParsing.parse(sql));
  }

  private static Plan plan(String sql, SqlNode statement, Namespace names, CancelSignal cancel) {
    Optional<Plan> definition = DefinitionPlanner.plan(sql, statement, names);
    if (definition.isPresent()) {
      return definition.get();
    }
    if (statement instanceof SqlSetSchema set) {
      return new SetSchemaPlan(set.name().getSimple());
    }
    if (statement instanceof SqlTransactionStatement change) {
      return new TransactionPlan(change);
    }
    if (statement instanceof SqlExplain explain) {
      return new ExplainPlan(plan(sql, explain.getExplicandum(), names, cancel));
    }
    if (statement.getKind() == SqlKind.PROCEDURE_CALL) {
      return CallPlanner.plan(
          (SqlCall) statement, new InnerStatements(names.schema(), StatementPlanner::plan));
    }
    Optional<SqlNode> listing = Listings.query(statement, names);
    if (listing.isPresent()) {
      return plan(sql, listing.get(), names, cancel);
    }
    boolean hasRows =
        statement.isA(SqlKind.QUERY)
            || statement.isA(SqlKind.DML)
            || statement instanceof SqlForUpdate;
    if (!hasRows) {
      throw unsupported(statement);
    }
    QueryPlanning queries =
        (query, parameterTypes) -> QueryPlanner.plan(sql, query, parameterTypes, names, cancel);
    return PointPlanner.plan(statement, names, queries)
        .orElseGet(() -> QueryPlanner.plan(sql, statement, names, cancel));
  }

  private static EngineException unsupported(SqlNode statement) {
    return new EngineException(
        ErrorCode.INVALID_STATEMENT,
        "statement %s is not supported".formatted(statement.getKind().name().replace('_', ' ')));
  }
}
