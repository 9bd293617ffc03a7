package io.distribsilly.sql.parser;

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
import org.apache.calcite.util.ImmutableNullableList;

/** A UNIQUE of CREATE TABLE or ALTER TABLE: {@code [CONSTRAINT name] UNIQUE (a, b)}. */
public final class SqlUniqueKey extends SqlCall {
  private static final SqlOperator OPERATOR = new SqlSpecialOperator("UNIQUE", SqlKind.UNIQUE);

  private final Optional<SqlIdentifier> name;
  private final SqlNodeList columns;

  public SqlUniqueKey(SqlParserPos position, Optional<SqlIdentifier> name, SqlNodeList columns) {
    super(position);
    this.name = name;
    this.columns = columns;
  }

  /** Returns the name of the constraint, if it has one. */
  public Optional<SqlIdentifier> name() {
    return name;
  }

  /** Returns the names of the columns, in order. */
  public List<SqlIdentifier> columns() {
    return columns.stream().map(SqlIdentifier.class::cast).toList();
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(name.orElse(null), columns);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    name.ifPresent(
        constraint -> {
          writer.keyword("CONSTRAINT");
          constraint.unparse(writer, 0, 0);
        });
    writer.keyword("UNIQUE");
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (SqlNode column : columns) {
      writer.sep(",");
      column.unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }
}
