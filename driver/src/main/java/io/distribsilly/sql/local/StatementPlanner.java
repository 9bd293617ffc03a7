package io.distribsilly.sql.local;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.definition.DefinitionPlanner;
import io.distribsilly.sql.parser.SqlCreateTable;
import io.distribsilly.sql.parser.SqlDropTable;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.parser.SqlTransactionStatement;
import io.distribsilly.sql.parser.SqlTruncateTable;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.FirstTime;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.QueryPlanning;
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

  static Plan plan(String sql, Database database, CancelSignal cancel) {
    return plan(sql, parse(sql), database, cancel);
  }

  static SqlNode parse(String sql) {
    return PARSING.run(() -> SqlParsing.parse(sql));
  }

  private static Plan plan(String sql, SqlNode statement, Database database, CancelSignal cancel) {
    if (statement instanceof SqlCreateTable create) {
      return DefinitionPlanner.plan(create);
    }
    if (statement instanceof SqlDropTable drop) {
      return DefinitionPlanner.plan(drop);
    }
    if (statement instanceof SqlTruncateTable truncate) {
      return DefinitionPlanner.plan(truncate);
    }
    if (statement instanceof SqlTransactionStatement change) {
      return new TransactionPlan(change);
    }
    if (statement instanceof SqlExplain explain) {
      return new ExplainPlan(plan(sql, explain.getExplicandum(), database, cancel));
    }
    if (statement.getKind() == SqlKind.PROCEDURE_CALL) {
      return CallPlanner.plan((SqlCall) statement);
    }
    Optional<SqlNode> listing = Listings.query(statement, database.catalog());
    if (listing.isPresent()) {
      return plan(sql, listing.get(), database, cancel);
    }
    if (!statement.isA(SqlKind.QUERY) && !statement.isA(SqlKind.DML)) {
      throw unsupported(statement);
    }
    QueryPlanning queries =
        (query, parameterTypes) -> QueryPlanner.plan(sql, query, parameterTypes, database, cancel);
    return PointPlanner.plan(statement, database.catalog(), queries)
        .orElseGet(() -> QueryPlanner.plan(sql, statement, database, cancel));
  }

  private static EngineException unsupported(SqlNode statement) {
    return new EngineException(
        ErrorCode.INVALID_STATEMENT,
        "statement %s is not supported".formatted(statement.getKind().name().replace('_', ' ')));
  }
}
