package io.distribsilly.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCreate;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code CREATE TABLE [IF NOT EXISTS] name (column, ..., primary key, ..., check, ...)}. */
public final class SqlCreateTable extends SqlCreate {
  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("CREATE TABLE", SqlKind.CREATE_TABLE);

  private final SqlIdentifier name;
  private final SqlNodeList columns;
  private final SqlNodeList primaryKeys;
  private final SqlNodeList uniqueKeys;
  private final SqlNodeList checks;

  public SqlCreateTable(
      SqlParserPos position,
      boolean ifNotExists,
      SqlIdentifier name,
      SqlNodeList columns,
      SqlNodeList primaryKeys,
      SqlNodeList uniqueKeys,
      SqlNodeList checks) {
    super(OPERATOR, position, false, ifNotExists);
    this.name = name;
    this.columns = columns;
    this.primaryKeys = primaryKeys;
    this.uniqueKeys = uniqueKeys;
    this.checks = checks;
  }

  /** Returns every CHECK, of columns and of the table, in the order they are written. */
  public List<SqlCheck> checks() {
    return checks.stream().map(SqlCheck.class::cast).toList();
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  /** Returns the name as written, with its schema if it has one. */
  public SqlIdentifier name() {
    return name;
  }

  public List<SqlColumn> columns() {
    return columns.stream().map(SqlColumn.class::cast).toList();
  }

  /** Returns every PRIMARY KEY (a, b) of the table, also if there is more than the one allowed. */
  public List<SqlPrimaryKey> primaryKeys() {
    return primaryKeys.stream().map(SqlPrimaryKey.class::cast).toList();
  }

  /** Returns every UNIQUE of the table, those of its columns too. */
  public List<SqlUniqueKey> uniqueKeys() {
    return uniqueKeys.stream().map(SqlUniqueKey.class::cast).toList();
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name, columns, primaryKeys, uniqueKeys, checks);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    writer.keyword("CREATE TABLE");
    if (ifNotExists) {
      writer.keyword("IF NOT EXISTS");
    }
    name.unparse(writer, 0, 0);
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (SqlNode element : columns) {
      writer.sep(",");
      element.unparse(writer, 0, 0);
    }
    for (SqlNode element : primaryKeys) {
      writer.sep(",");
      element.unparse(writer, 0, 0);
    }
    for (SqlNode element : uniqueKeys) {
      writer.sep(",");
      element.unparse(writer, 0, 0);
    }
    for (SqlNode element : checks) {
      writer.sep(",");
      element.unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }
}
