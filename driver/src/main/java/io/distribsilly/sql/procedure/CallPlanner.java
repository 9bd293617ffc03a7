package io.distribsilly.sql.procedure;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.plan.InnerStatements;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ProcedureDescription;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.NlsString;

/** Plans CALL. */
public final class CallPlanner {
  private CallPlanner() {}

  /**
   * Plans a CALL of any spelling.
   *
   * @param statements plans what the procedure has to execute
   * @throws EngineException with ROUTINE_NOT_FOUND, or INVALID_STATEMENT if the arguments are too
   *     many, too few or neither literals nor {@code ?}
   */
  public static Plan plan(SqlCall call, InnerStatements statements) {
    SqlCall routine = call.operand(0);
    Procedure procedure = Procedures.find(name(routine));
    List<SqlNode> operands = routine.getOperandList();
    checkNumber(procedure.description(), operands.size());
    return new CallPlan(
        procedure, operands.stream().map(CallPlanner::argument).toList(), statements);
  }

  private static SqlIdentifier name(SqlCall routine) {
    return ((SqlFunction) routine.getOperator()).getSqlIdentifier();
  }

  private static void checkNumber(ProcedureDescription procedure, int given) {
    int most = procedure.parameters().size();
    int least = procedure.requiredParameters();
    if (given < least || given > most) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "wrong number of arguments: %s(%s) takes %s, not %d"
              .formatted(
                  procedure.name(),
                  procedure.parameters().stream()
                      .map(ProcedureDescription.Parameter::name)
                      .collect(Collectors.joining(", ")),
                  least == most ? Integer.toString(most) : least + " to " + most,
                  given));
    }
  }

  private static Argument argument(SqlNode node) {
    if (node instanceof SqlDynamicParam parameter) {
      return new Argument.Parameter(parameter.getIndex());
    }
    if (node instanceof SqlLiteral literal) {
      return new Argument.Constant(Optional.ofNullable(value(literal)));
    }
    if (node.getKind() == SqlKind.MINUS_PREFIX
        && ((SqlCall) node).operand(0) instanceof SqlLiteral literal
        && value(literal) instanceof BigDecimal number) {
      return new Argument.Constant(Optional.of(number.negate()));
    }
    SqlParserPos position = node.getParserPosition();
    throw new EngineException(
        ErrorCode.INVALID_STATEMENT,
        "line %d, column %d: an argument of CALL must be a literal or ?"
            .formatted(position.getLineNum(), position.getColumnNum()));
  }

  private static Object value(SqlLiteral literal) {
    Object value = literal.getValue();
    if (value instanceof NlsString string) {
      return string.getValue();
    }
    return value;
  }
}
