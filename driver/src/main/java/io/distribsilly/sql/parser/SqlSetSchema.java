package io.distribsilly.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code SET SCHEMA name} and {@code SET SCHEMA 'name'}. */
public final class SqlSetSchema extends SqlCall {
  private static final SqlOperator OPERATOR = new SqlSpecialOperator("SET SCHEMA", SqlKind.OTHER);

  private final SqlIdentifier name;

  public SqlSetSchema(SqlParserPos position, SqlIdentifier name) {
    super(position);
    this.name = name;
  }

  /** Returns the name, of one part. */
  public SqlIdentifier name() {
    return name;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    writer.keyword("SET SCHEMA");
    name.unparse(writer, 0, 0);
  }
}
