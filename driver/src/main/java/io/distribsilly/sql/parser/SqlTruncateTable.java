package io.distribsilly.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlTruncate;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code TRUNCATE TABLE name [RESTART IDENTITY]}. */
public final class SqlTruncateTable extends SqlTruncate {
  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("TRUNCATE TABLE", SqlKind.TRUNCATE_TABLE);

  private final SqlIdentifier name;

  private final boolean restartsIdentity;

  public SqlTruncateTable(SqlParserPos position, SqlIdentifier name, boolean restartsIdentity) {
    super(OPERATOR, position);
    this.name = name;
    this.restartsIdentity = restartsIdentity;
  }

  /** Returns whether RESTART IDENTITY is written. */
  public boolean restartsIdentity() {
    return restartsIdentity;
  }

  /** Returns the name as written, with its schema if it has one. */
  public SqlIdentifier name() {
    return name;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    writer.keyword("TRUNCATE TABLE");
    name.unparse(writer, 0, 0);
    if (restartsIdentity) {
      writer.keyword("RESTART IDENTITY");
    }
  }
}
