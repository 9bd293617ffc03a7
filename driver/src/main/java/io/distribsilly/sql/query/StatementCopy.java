package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.type.TypeSpecs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/** Copies a parse tree, because the validator writes into the one it is given. */
final class StatementCopy extends SqlShuttle {
  private static final BigDecimal MAX_ROWS = BigDecimal.valueOf(Integer.MAX_VALUE);

  private static final String SECOND_DIGITS = String.valueOf(ColumnType.MAX_SECOND_PRECISION);
  private static final Map<String, SqlOperator> CLOCKS =
      Map.of(
          "CURRENT_TIMESTAMP", SqlStdOperatorTable.CURRENT_TIMESTAMP,
          "LOCALTIMESTAMP", SqlStdOperatorTable.LOCALTIMESTAMP);

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

  /** CURRENT_TIMESTAMP has as many digits as TIMESTAMP; Calcite takes it to have none. */
  @Override
  public SqlNode visit(SqlIdentifier identifier) {
    SqlParserPos position = identifier.getParserPosition();
    SqlOperator clock =
        identifier.isSimple() && !identifier.isComponentQuoted(0)
            ? CLOCKS.get(identifier.getSimple())
            : null;
    return clock == null
        ? identifier.clone(position)
        : clock.createCall(position, SqlLiteral.createExactNumeric(SECOND_DIGITS, position));
  }

  /** A literal with a time zone is read as a cast reads it. */
  @Override
  public SqlNode visit(SqlLiteral literal) {
    if (!(literal instanceof SqlUnknownLiteral unknown) || !unknown.tag.endsWith("TIME ZONE")) {
      return literal;
    }
    SqlParserPos position = literal.getParserPosition();
    SqlDataTypeSpec type =
        new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, position),
            position);
    return SqlStdOperatorTable.CAST.createCall(
        position, SqlLiteral.createCharString(unknown.getValue(), position), type);
  }

  /** Ours is the instant; Calcite's TIMESTAMP WITH TIME ZONE is a pair that it hardly knows. */
  @Override
  public SqlNode visit(SqlDataTypeSpec spec) {
    if (spec.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec) {
      return TypeSpecs.columnType(spec).<SqlNode>map(type -> basic(type, spec)).orElse(spec);
    }
    return spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec name
            && name.getTypeName().getSimple().equals(SqlTypeName.TIMESTAMP_TZ.name())
        ? new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(
                SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE,
                name.getPrecision(),
                name.getParserPos()),
            spec.getParserPosition())
        : spec;
  }

  /** Returns a type under the name that Calcite knows; none of these has a length. */
  private static SqlDataTypeSpec basic(ColumnType type, SqlDataTypeSpec written) {
    SqlParserPos position = written.getParserPosition();
    SqlTypeName name = SqlTypeName.valueOf(type.type().name());
    return new SqlDataTypeSpec(
        name == SqlTypeName.TIMESTAMP
            ? new SqlBasicTypeNameSpec(name, type.precision(), position)
            : new SqlBasicTypeNameSpec(name, position),
        position);
  }
}
