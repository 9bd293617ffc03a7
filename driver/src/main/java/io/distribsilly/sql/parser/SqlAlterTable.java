package io.distribsilly.sql.parser;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code ALTER TABLE [IF EXISTS] name action}. */
public final class SqlAlterTable extends SqlCall {
  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("ALTER TABLE", SqlKind.ALTER_TABLE);

  private final boolean ifExists;
  private final SqlIdentifier name;
  private final AlterAction action;

  public SqlAlterTable(
      SqlParserPos position, boolean ifExists, SqlIdentifier name, AlterAction action) {
    super(position);
    this.ifExists = ifExists;
    this.name = name;
    this.action = action;
  }

  public boolean ifExists() {
    return ifExists;
  }

  /** Returns the name of the table as written, with its schema if it has one. */
  public SqlIdentifier name() {
    return name;
  }

  /** Returns what is altered. */
  public AlterAction action() {
    return action;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    List<SqlNode> operands = new ArrayList<>(List.of(name));
    operands.addAll(action.nodes());
    return List.copyOf(operands);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    writer.keyword(ifExists ? "ALTER TABLE IF EXISTS" : "ALTER TABLE");
    name.unparse(writer, 0, 0);
    Iterator<SqlNode> nodes = action.nodes().iterator();
    for (String word : action.format().split(" ")) {
      if (word.equals("?")) {
        nodes.next().unparse(writer, 0, 0);
      } else {
        writer.keyword(word);
      }
    }
  }
}
