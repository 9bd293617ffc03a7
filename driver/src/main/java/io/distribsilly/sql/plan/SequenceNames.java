package io.distribsilly.sql.plan;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.parser.SqlInsertOnConflict;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMerge;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Finds the sequences that a statement names, and sees to it that NEXT VALUE FOR stands only where
 * it is clear for which row it is: in the select list of the statement itself, in VALUES, in SET.
 */
public final class SequenceNames {
  private static final Pattern WRITTEN =
      Pattern.compile("\\bVALUE\\s+FOR\\b", Pattern.CASE_INSENSITIVE);

  private final Namespace names;

  private SequenceNames(Namespace names) {
    this.names = names;
  }

  /**
   * Puts a {@link NextValue} wherever NEXT VALUE FOR stands in a statement that reads or writes
   * rows.
   *
   * @param sql the text of the statement
   * @param statement its parse tree, which is changed
   * @throws EngineException with SEQUENCE_NOT_FOUND, INVALID_STATEMENT if it stands where it cannot
   */
  public static void resolve(String sql, SqlNode statement, Namespace names) {
    if (!statement.isA(SqlKind.DDL) && WRITTEN.matcher(sql).find()) {
      new SequenceNames(names).statement(statement);
      statement.accept(new Misplaced());
    }
  }

  /** Returns an expression such as a DEFAULT with every sequence found. */
  public static SqlNode resolveExpression(String sql, SqlNode expression, Namespace names) {
    if (!WRITTEN.matcher(sql).find()) {
      return expression;
    }
    SqlNode resolved = new SequenceNames(names).resolved(expression);
    resolved.accept(new Misplaced());
    return resolved;
  }

  private void statement(SqlNode statement) {
    switch (statement.getKind()) {
      case EXPLAIN -> statement(((SqlCall) statement).operand(0));
      case INSERT -> insert((SqlInsert) statement);
      case UPDATE -> list(((SqlUpdate) statement).getSourceExpressionList());
      case MERGE -> merge((SqlMerge) statement);
      default -> query(statement);
    }
  }

  private void insert(SqlInsert insert) {
    query(insert.getSource());
    if (insert instanceof SqlInsertOnConflict conflict) {
      conflict.update().ifPresent(update -> list(update.getSourceExpressionList()));
      conflict.update().ifPresent(update -> update.accept(new Misplaced()));
    }
  }

  private void merge(SqlMerge merge) {
    if (merge.getUpdateCall() != null) {
      list(merge.getUpdateCall().getSourceExpressionList());
    }
    if (merge.getInsertCall() != null) {
      query(merge.getInsertCall().getSource());
    }
  }

  private void query(SqlNode query) {
    switch (query.getKind()) {
      case ORDER_BY -> query(((SqlCall) query).operand(0));
      case WITH -> query(((SqlCall) query).operand(1));
      case VALUES -> operands((SqlCall) query);
      case SELECT -> {
        SqlSelect select = (SqlSelect) query;
        boolean rowByRow =
            !select.isDistinct() && select.getGroup() == null && select.getHaving() == null;
        if (rowByRow) {
          list(select.getSelectList());
        }
      }
      default -> {}
    }
  }

  private void list(SqlNodeList nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.set(i, resolved(nodes.get(i)));
    }
  }

  private void operands(SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    for (int i = 0; i < operands.size(); i++) {
      SqlNode operand = operands.get(i);
      if (operand instanceof SqlCall || operand instanceof SqlNodeList) {
        call.setOperand(i, resolved(operand));
      }
    }
  }

  private SqlNode resolved(SqlNode node) {
    if (node instanceof SqlNodeList nodes) {
      list(nodes);
      return nodes;
    }
    if (!(node instanceof SqlCall call) || call.isA(SqlKind.QUERY)) {
      return node;
    }
    if (call.getKind() == SqlKind.NEXT_VALUE) {
      return found(call);
    }
    boolean aggregates = call.isA(SqlKind.AGGREGATE) || call.getKind() == SqlKind.OVER;
    if (!aggregates) {
      operands(call);
    }
    return call;
  }

  private SqlNode found(SqlCall call) {
    SqlIdentifier name = call.operand(0);
    NextValue found =
        names
            .sequence(name.names)
            .map(NextValue::of)
            .orElseThrow(() -> at(name, NextValue.notFound(String.join(".", name.names))));
    return found.createCall(call.getParserPosition());
  }

  private static EngineException at(SqlNode node, EngineException error) {
    SqlParserPos position = node.getParserPosition();
    return new EngineException(
        error.code(),
        "line %d, column %d: %s"
            .formatted(position.getLineNum(), position.getColumnNum(), error.getMessage()));
  }

  /** What was not resolved stands where it cannot. */
  private static final class Misplaced extends SqlBasicVisitor<Void> {
    @Override
    public Void visit(SqlCall call) {
      if (call.getKind() == SqlKind.NEXT_VALUE) {
        throw at(
            call,
            new EngineException(
                ErrorCode.INVALID_STATEMENT,
                "NEXT VALUE FOR can stand in VALUES, in SET, in a DEFAULT, and in the select list of"
                    + " a statement that has no DISTINCT, GROUP BY or set operation; not here"));
      }
      if (call.getKind() == SqlKind.CURRENT_VALUE) {
        throw at(
            call,
            new EngineException(
                ErrorCode.FEATURE_NOT_SUPPORTED,
                "CURRENT VALUE FOR is not supported; keep what NEXT VALUE FOR gave, or ask for the"
                    + " generated keys of the INSERT"));
      }
      return super.visit(call);
    }
  }
}
