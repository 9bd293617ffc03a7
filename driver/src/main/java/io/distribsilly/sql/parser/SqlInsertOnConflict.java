package io.distribsilly.sql.parser;

import java.util.Optional;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code INSERT ... ON CONFLICT [(column, ...)] DO NOTHING} or {@code DO UPDATE SET ...}. */
public final class SqlInsertOnConflict extends SqlInsert {
  private final Optional<SqlNodeList> keyColumns;
  private final Optional<SqlUpdate> update;
  private final Optional<SqlInsertOverriding.Kind> overriding;

  /**
   * Creates a statement.
   *
   * @param insert the statement without its end
   * @param end the last position of the whole
   * @param keyColumns the columns that are said to be the key, if any are
   * @param update what DO UPDATE sets, and its WHERE; empty for DO NOTHING
   */
  public SqlInsertOnConflict(
      SqlInsert insert,
      SqlParserPos end,
      Optional<SqlNodeList> keyColumns,
      Optional<SqlUpdate> update) {
    super(
        insert.getParserPosition().plus(end),
        (SqlNodeList) insert.getOperandList().get(0),
        insert.getTargetTable(),
        insert.getSource(),
        insert.getTargetColumnList());
    this.keyColumns = keyColumns;
    this.update = update;
    this.overriding = SqlInsertOverriding.kindOf(insert);
  }

  /** Returns what OVERRIDING says, if it is written. */
  Optional<SqlInsertOverriding.Kind> overriding() {
    return overriding;
  }

  /** Returns the columns that are said to be the key. */
  public Optional<SqlNodeList> keyColumns() {
    return keyColumns;
  }

  /** Returns what DO UPDATE sets, and its WHERE; empty for DO NOTHING. */
  public Optional<SqlUpdate> update() {
    return update;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    super.unparse(writer, leftPrecedence, rightPrecedence);
    writer.keyword("ON CONFLICT");
    keyColumns.ifPresent(columns -> unparseColumns(writer, columns));
    writer.keyword(update.isPresent() ? "DO UPDATE" : "DO NOTHING");
    update.ifPresent(set -> unparse(writer, set));
  }

  private static void unparseColumns(SqlWriter writer, SqlNodeList columns) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (SqlNode column : columns) {
      writer.sep(",");
      column.unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }

  private static void unparse(SqlWriter writer, SqlUpdate update) {
    SqlWriter.Frame frame = writer.startList("SET", "");
    for (int i = 0; i < update.getTargetColumnList().size(); i++) {
      writer.sep(",");
      update.getTargetColumnList().get(i).unparse(writer, 0, 0);
      writer.keyword("=");
      update.getSourceExpressionList().get(i).unparse(writer, 0, 0);
    }
    writer.endList(frame);
    SqlNode condition = update.getCondition();
    if (condition != null) {
      writer.keyword("WHERE");
      condition.unparse(writer, 0, 0);
    }
  }
}
