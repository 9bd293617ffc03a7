package io.distribsilly.sql.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableNullableList;

/**
 * A column of CREATE TABLE: {@code name type [NOT NULL | NULL] [DEFAULT e] [GENERATED ... AS
 * IDENTITY] [PRIMARY KEY]}.
 */
public final class SqlColumn extends SqlCall {
  private static final SqlOperator OPERATOR = new SqlSpecialOperator("COLUMN", SqlKind.COLUMN_DECL);

  private final SqlIdentifier name;
  private final SqlDataTypeSpec type;
  private final Optional<Boolean> nullable;
  private final Optional<SqlNode> defaultValue;
  private final boolean primaryKey;
  private final Optional<IdentityClause> identity;

  /**
   * Creates a column.
   *
   * @param nullable true for NULL, false for NOT NULL, empty if neither is written
   */
  public SqlColumn(
      SqlParserPos position,
      SqlIdentifier name,
      SqlDataTypeSpec type,
      Optional<Boolean> nullable,
      Optional<SqlNode> defaultValue,
      boolean primaryKey,
      Optional<IdentityClause> identity) {
    super(position);
    this.name = name;
    this.type = type;
    this.nullable = nullable;
    this.defaultValue = defaultValue;
    this.primaryKey = primaryKey;
    this.identity = identity;
  }

  /** Returns how the column counts, if it is said to. */
  public Optional<IdentityClause> identity() {
    return identity;
  }

  public SqlIdentifier name() {
    return name;
  }

  public SqlDataTypeSpec type() {
    return type;
  }

  /** Returns true for NULL, false for NOT NULL, empty if neither is written. */
  public Optional<Boolean> nullable() {
    return nullable;
  }

  public Optional<SqlNode> defaultValue() {
    return defaultValue;
  }

  /** Returns whether PRIMARY KEY is written behind the column. */
  public boolean primaryKey() {
    return primaryKey;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(name, type, defaultValue.orElse(null));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    name.unparse(writer, 0, 0);
    type.unparse(writer, 0, 0);
    nullable.ifPresent(allowed -> writer.keyword(allowed ? "NULL" : "NOT NULL"));
    defaultValue.ifPresent(
        value -> {
          writer.keyword("DEFAULT");
          value.unparse(writer, 0, 0);
        });
    identity.ifPresent(clause -> clause.unparse(writer));
    if (primaryKey) {
      writer.keyword("PRIMARY KEY");
    }
  }
}
