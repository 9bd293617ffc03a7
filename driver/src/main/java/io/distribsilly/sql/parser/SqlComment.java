package io.distribsilly.sql.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code COMMENT ON TABLE | VIEW | COLUMN name IS 'text' | NULL}. */
public final class SqlComment extends SqlCall {
  /** What something is said about. */
  public enum Target {
    TABLE,
    VIEW,
    COLUMN
  }

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("COMMENT", SqlKind.OTHER_DDL);

  private final Target target;
  private final SqlIdentifier name;
  private final Optional<String> text;

  /**
   * Creates a statement.
   *
   * @param text what is said; empty for NULL
   */
  public SqlComment(
      SqlParserPos position, Target target, SqlIdentifier name, Optional<String> text) {
    super(position);
    this.target = target;
    this.name = name;
    this.text = text;
  }

  public Target target() {
    return target;
  }

  /** Returns the name as written; that of a column ends with it. */
  public SqlIdentifier name() {
    return name;
  }

  /** Returns what is said; empty for NULL. */
  public Optional<String> text() {
    return text;
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
    writer.keyword("COMMENT ON " + target);
    name.unparse(writer, 0, 0);
    writer.keyword("IS");
    text.ifPresentOrElse(
        said -> SqlLiteral.createCharString(said, SqlParserPos.ZERO).unparse(writer, 0, 0),
        () -> writer.keyword("NULL"));
  }
}
