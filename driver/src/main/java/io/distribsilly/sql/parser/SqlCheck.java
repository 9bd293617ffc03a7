package io.distribsilly.sql.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableNullableList;

/** A check of a table: {@code [CONSTRAINT name] CHECK (condition)}. */
public final class SqlCheck extends SqlCall {
  private static final SqlOperator OPERATOR = new SqlSpecialOperator("CHECK", SqlKind.CHECK);

  private final Optional<SqlIdentifier> name;
  private final SqlNode condition;

  public SqlCheck(SqlParserPos position, Optional<SqlIdentifier> name, SqlNode condition) {
    super(position);
    this.name = name;
    this.condition = condition;
  }

  public Optional<SqlIdentifier> name() {
    return name;
  }

  public SqlNode condition() {
    return condition;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(name.orElse(null), condition);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    name.ifPresent(
        constraint -> {
          writer.keyword("CONSTRAINT");
          constraint.unparse(writer, 0, 0);
        });
    writer.keyword("CHECK");
    SqlWriter.Frame frame = writer.startList("(", ")");
    condition.unparse(writer, 0, 0);
    writer.endList(frame);
  }
}
