package io.distribsilly.sql.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCreate;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code CREATE SEQUENCE [IF NOT EXISTS] name [AS type] ...}. */
public final class SqlCreateSequence extends SqlCreate {
  private static final SqlOperator OPERATOR =
      new SqlSpecialOperator("CREATE SEQUENCE", SqlKind.CREATE_SEQUENCE);

  private final SqlIdentifier name;
  private final Optional<SqlDataTypeSpec> type;
  private final SequenceClauses options;

  public SqlCreateSequence(
      SqlParserPos position,
      boolean ifNotExists,
      SqlIdentifier name,
      Optional<SqlDataTypeSpec> type,
      SequenceClauses options) {
    super(OPERATOR, position, false, ifNotExists);
    this.name = name;
    this.type = type;
    this.options = options;
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  /** Returns the name as written, with its schema if it has one. */
  public SqlIdentifier name() {
    return name;
  }

  /** Returns the type of its values, if it is said. */
  public Optional<SqlDataTypeSpec> type() {
    return type;
  }

  /** Returns what is said of how it counts. */
  public SequenceClauses options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    writer.keyword("CREATE SEQUENCE");
    if (ifNotExists) {
      writer.keyword("IF NOT EXISTS");
    }
    name.unparse(writer, 0, 0);
    type.ifPresent(
        spec -> {
          writer.keyword("AS");
          spec.unparse(writer, 0, 0);
        });
    options.unparse(writer);
  }
}
