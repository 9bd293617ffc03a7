package io.distribsilly.sql.parser;

import io.distribsilly.engine.Isolation;
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

/**
 * A statement about transactions: {@code BEGIN} or {@code START TRANSACTION}, {@code SET
 * TRANSACTION}, {@code COMMIT}, {@code ROLLBACK [TO SAVEPOINT name]}, {@code SAVEPOINT name},
 * {@code RELEASE SAVEPOINT name}.
 */
public final class SqlTransactionStatement extends SqlCall {
  /** What it does. */
  public enum Action {
    BEGIN("START TRANSACTION"),
    SET_MODES("SET TRANSACTION"),
    COMMIT("COMMIT"),
    ROLLBACK("ROLLBACK"),
    SAVEPOINT("SAVEPOINT"),
    ROLLBACK_TO("ROLLBACK TO SAVEPOINT"),
    RELEASE("RELEASE SAVEPOINT");

    private final SqlOperator operator;

    Action(String text) {
      this.operator = new SqlSpecialOperator(text, SqlKind.OTHER);
    }
  }

  private final Action action;
  private final Optional<SqlIdentifier> savepoint;
  private final Optional<Isolation> isolation;
  private final Optional<Boolean> readOnly;

  /**
   * Creates a statement.
   *
   * @param savepoint its name, if the action has one
   * @param isolation the level, if BEGIN or SET TRANSACTION name one
   * @param readOnly whether READ ONLY is said, or READ WRITE; empty if neither
   */
  public SqlTransactionStatement(
      SqlParserPos position,
      Action action,
      Optional<SqlIdentifier> savepoint,
      Optional<Isolation> isolation,
      Optional<Boolean> readOnly) {
    super(position);
    this.action = action;
    this.savepoint = savepoint;
    this.isolation = isolation;
    this.readOnly = readOnly;
  }

  public Action action() {
    return action;
  }

  public Optional<SqlIdentifier> savepoint() {
    return savepoint;
  }

  public Optional<Isolation> isolation() {
    return isolation;
  }

  public Optional<Boolean> readOnly() {
    return readOnly;
  }

  @Override
  public SqlOperator getOperator() {
    return action.operator;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return savepoint.<List<SqlNode>>map(List::of).orElse(List.of());
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    writer.keyword(action.operator.getName());
    savepoint.ifPresent(name -> name.unparse(writer, 0, 0));
    isolation.ifPresent(level -> writer.keyword("ISOLATION LEVEL " + text(level)));
    readOnly.ifPresent(only -> writer.keyword(only ? "READ ONLY" : "READ WRITE"));
  }

  private static String text(Isolation level) {
    return switch (level) {
      case READ_COMMITTED -> "READ COMMITTED";
      case SNAPSHOT -> "REPEATABLE READ";
    };
  }
}
