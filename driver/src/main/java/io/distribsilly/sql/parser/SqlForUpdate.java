package io.distribsilly.sql.parser;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code query FOR UPDATE [OF table, ...] [NOWAIT | WAIT seconds]}. */
public final class SqlForUpdate extends SqlCall {
  private static final SqlOperator OPERATOR = new SqlSpecialOperator("FOR UPDATE", SqlKind.OTHER);

  private final SqlNodeList tables;
  private final Optional<Duration> lockTimeout;
  private SqlNode query;

  /**
   * Creates a statement.
   *
   * @param tables whose rows are locked, by the names that the query gives them; empty for all
   * @param lockTimeout empty if the statement does not tell
   */
  public SqlForUpdate(
      SqlParserPos position, SqlNode query, SqlNodeList tables, Optional<Duration> lockTimeout) {
    super(position);
    this.query = query;
    this.tables = tables;
    this.lockTimeout = lockTimeout;
  }

  /** Returns the query without its end. */
  public SqlNode query() {
    return query;
  }

  /** Returns whose rows are locked, by the names that the query gives them; empty for all. */
  public List<String> tables() {
    return tables.stream().map(name -> ((SqlIdentifier) name).getSimple()).toList();
  }

  /** Returns how long to wait for a row, empty if the statement does not tell. */
  public Optional<Duration> lockTimeout() {
    return lockTimeout;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(query);
  }

  @Override
  public void setOperand(int index, SqlNode operand) {
    query = operand;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    query.unparse(writer, leftPrecedence, 0);
    writer.keyword("FOR UPDATE");
    if (!tables.isEmpty()) {
      writer.keyword("OF");
      tables.unparse(writer, 0, 0);
    }
    lockTimeout.ifPresent(
        wait -> writer.keyword(wait.isZero() ? "NOWAIT" : "WAIT " + wait.toSeconds()));
  }
}
