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

/** {@code ALTER SEQUENCE [IF EXISTS] name ...}. */
public final class SqlAlterSequence extends SqlCall {
  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("ALTER SEQUENCE", SqlKind.ALTER_SEQUENCE);

  private final SqlIdentifier name;
  private final boolean ifExists;
  private final SequenceClauses options;

  public SqlAlterSequence(
      SqlParserPos position, boolean ifExists, SqlIdentifier name, SequenceClauses options) {
    super(position);
    this.name = name;
    this.ifExists = ifExists;
    this.options = options;
  }

  public boolean ifExists() {
    return ifExists;
  }

  /** Returns the name as written, with its schema if it has one. */
  public SqlIdentifier name() {
    return name;
  }

  /** Returns what is said of how it counts. */
  public SequenceClauses options() {
    return options;
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
    writer.keyword("ALTER SEQUENCE");
    if (ifExists) {
      writer.keyword("IF EXISTS");
    }
    name.unparse(writer, 0, 0);
    options.unparse(writer);
  }
}
