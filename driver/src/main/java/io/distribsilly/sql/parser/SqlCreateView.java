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

/** {@code CREATE [OR REPLACE] VIEW [IF NOT EXISTS] name [(column, ...)] AS query}. */
public final class SqlCreateView extends SqlCreate {
  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("CREATE VIEW", SqlKind.CREATE_VIEW);

  private final SqlIdentifier name;
  private final SqlNodeList columns;
  private final SqlNode query;
  private final SqlParserPos queryPosition;

  /**
   * Creates a statement.
   *
   * @param columns the names of the columns; empty if the query names them
   * @param queryPosition where the query is in the text, from its first token to its last
   */
  public SqlCreateView(
      SqlParserPos position,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      SqlNodeList columns,
      SqlNode query,
      SqlParserPos queryPosition) {
    super(OPERATOR, position, replace, ifNotExists);
    this.name = name;
    this.columns = columns;
    this.query = query;
    this.queryPosition = queryPosition;
  }

  /** Returns whether OR REPLACE is written. */
  public boolean replace() {
    return getReplace();
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  /** Returns the name as written, with its schema if it has one. */
  public SqlIdentifier name() {
    return name;
  }

  /** Returns the names of the columns; empty if the query names them. */
  public List<String> columns() {
    return columns.stream().map(column -> ((SqlIdentifier) column).getSimple()).toList();
  }

  public SqlNode query() {
    return query;
  }

  /** Returns the text of the query, from that of the statement. */
  public String queryText(String sql) {
    return StatementTexts.part(sql, queryPosition);
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name, columns, query);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    writer.keyword(getReplace() ? "CREATE OR REPLACE VIEW" : "CREATE VIEW");
    if (ifNotExists) {
      writer.keyword("IF NOT EXISTS");
    }
    name.unparse(writer, 0, 0);
    if (!columns.isEmpty()) {
      SqlWriter.Frame frame = writer.startList("(", ")");
      columns.unparse(writer, 0, 0);
      writer.endList(frame);
    }
    writer.keyword("AS");
    query.unparse(writer, 0, 0);
  }
}
