package io.distribsilly.sql.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.util.SqlShuttle;

/** Copies a parse tree, because the validator writes into the one it is given. */
final class StatementCopy extends SqlShuttle {
  private static final BigDecimal MAX_ROWS = BigDecimal.valueOf(Integer.MAX_VALUE);

  private StatementCopy() {}

  static SqlNode of(SqlNode node) {
    return node.accept(new StatementCopy());
  }

  @Override
  public SqlNode visit(SqlCall call) {
    CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
    call.getOperator().acceptCall(this, call, false, copy);
    SqlNode result = copy.result();
    if (result instanceof SqlOrderBy orderBy) {
      return new SqlOrderBy(
          orderBy.getParserPosition(),
          orderBy.query,
          orderBy.orderList,
          rowCount(orderBy.offset),
          rowCount(orderBy.fetch));
    }
    return result;
  }

  /** Calcite's runtime counts rows in an int; no result has more. */
  private static SqlNode rowCount(SqlNode node) {
    return node instanceof SqlNumericLiteral literal
            && literal.bigDecimalValue().compareTo(MAX_ROWS) > 0
        ? SqlLiteral.createExactNumeric(MAX_ROWS.toString(), node.getParserPosition())
        : node;
  }

  @Override
  public SqlNode visit(SqlNodeList list) {
    List<SqlNode> copies = new ArrayList<>(list.size());
    for (SqlNode node : list) {
      copies.add(node == null ? null : node.accept(this));
    }
    return SqlNodeList.of(list.getParserPosition(), copies);
  }

  @Override
  public SqlNode visit(SqlIdentifier identifier) {
    return identifier.clone(identifier.getParserPosition());
  }
}
