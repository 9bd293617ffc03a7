package io.distribsilly.sql.parser;

import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code INSERT ... OVERRIDING SYSTEM VALUE} or {@code OVERRIDING USER VALUE}. */
public final class SqlInsertOverriding extends SqlInsert {
  /** Whose value is not taken for an identity column. */
  public enum Kind {
    /** The column gets what the statement gives, though it is GENERATED ALWAYS. */
    SYSTEM,
    /** The column counts, whatever the statement gives. */
    USER
  }

  private final Kind kind;

  private SqlInsertOverriding(SqlInsert insert, Kind kind) {
    super(
        insert.getParserPosition(),
        (SqlNodeList) insert.getOperandList().get(0),
        insert.getTargetTable(),
        insert.getSource(),
        insert.getTargetColumnList());
    this.kind = kind;
  }

  /** Returns the statement as it is if it does not say OVERRIDING. */
  public static SqlInsert of(SqlInsert insert, Optional<Kind> kind) {
    return kind.isPresent() ? new SqlInsertOverriding(insert, kind.get()) : insert;
  }

  /** Returns what an INSERT says of OVERRIDING. */
  public static Optional<Kind> kindOf(SqlInsert insert) {
    if (insert instanceof SqlInsertOnConflict conflict) {
      return conflict.overriding();
    }
    return insert instanceof SqlInsertOverriding overriding
        ? Optional.of(overriding.kind)
        : Optional.empty();
  }

  /** Returns the source of INSERT ... DEFAULT VALUES: one row without a value. */
  public static SqlNode defaults(SqlParserPos position) {
    return SqlStdOperatorTable.VALUES.createCall(
        position, SqlStdOperatorTable.ROW.createCall(position));
  }

  /** Returns whether an INSERT is one of DEFAULT VALUES. */
  public static boolean hasDefaultsOnly(SqlInsert insert) {
    return insert.getSource() instanceof SqlCall values
        && values.getKind() == SqlKind.VALUES
        && values.operandCount() == 1
        && values.operand(0) instanceof SqlCall row
        && row.getKind() == SqlKind.ROW
        && row.operandCount() == 0;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    super.unparse(writer, leftPrecedence, rightPrecedence);
    writer.keyword("/* OVERRIDING " + kind + " VALUE */");
  }
}
