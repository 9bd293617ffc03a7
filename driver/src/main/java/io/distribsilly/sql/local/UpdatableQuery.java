package io.distribsilly.sql.local;

import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlForUpdate;
import io.distribsilly.sql.plan.Namespace;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;

/** Tells whether each row of a query is one row of a table. */
final class UpdatableQuery {
  private UpdatableQuery() {}

  /**
   * Returns the table: that of a SELECT from it alone, which neither groups rows nor drops equal
   * ones. Conditions, order and limits do no harm.
   */
  static Optional<TableDefinition> table(SqlNode statement, Namespace names) {
    SqlNode ordered = statement instanceof SqlForUpdate locking ? locking.query() : statement;
    SqlNode query = ordered instanceof SqlOrderBy order ? order.query : ordered;
    return query instanceof SqlSelect select && isRowByRow(select)
        ? table(select.getFrom()).flatMap(name -> names.table(name.names))
        : Optional.empty();
  }

  private static boolean isRowByRow(SqlSelect select) {
    return select.getModifierNode(SqlSelectKeyword.DISTINCT) == null
        && select.getGroup() == null
        && select.getHaving() == null;
  }

  private static Optional<SqlIdentifier> table(SqlNode from) {
    if (from instanceof SqlIdentifier name) {
      return Optional.of(name);
    }
    boolean renamed =
        from instanceof SqlCall call && call.getKind() == SqlKind.AS && call.operandCount() == 2;
    return renamed ? table(((SqlCall) from).operand(0)) : Optional.empty();
  }
}
