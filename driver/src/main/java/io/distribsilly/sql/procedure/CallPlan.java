package io.distribsilly.sql.procedure;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.plan.InnerStatements;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.RowList;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Calls a procedure.
 *
 * @param arguments one a parameter of the procedure; the last may be missing
 * @param statements plans what the procedure has to execute
 */
record CallPlan(Procedure procedure, List<Argument> arguments, InnerStatements statements)
    implements Plan {
  @Override
  public Prepared.Kind kind() {
    return Prepared.Kind.CALL;
  }

  @Override
  public boolean changesDatabase() {
    return procedure.changesDatabase();
  }

  @Override
  public List<ResultColumn> columns() {
    return procedure.description().columns();
  }

  @Override
  public List<ParameterDescription> parameters() {
    List<ProcedureDescription.Parameter> formal = procedure.description().parameters();
    return IntStream.range(0, arguments.size())
        .filter(i -> arguments.get(i) instanceof Argument.Parameter)
        .mapToObj(i -> new ParameterDescription(Optional.of(formal.get(i).type()), false))
        .toList();
  }

  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    List<ProcedureDescription.Parameter> formal = procedure.description().parameters();
    Object[] values = new Object[formal.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          i < arguments.size()
              ? convert(i, arguments.get(i).value(parameters))
              : formal.get(i).fallback().orElseThrow();
    }
    return new Result.Rows(new RowList(procedure.body().call(context, statements, values)));
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(
        List.of("path: procedure", "procedure: " + procedure.description().name()));
  }

  private Object convert(int index, Optional<Object> given) {
    SqlType type = procedure.description().parameters().get(index).type().type();
    return type == SqlType.INTEGER ? toInteger(index, given) : toText(index, given);
  }

  private String toText(int index, Optional<Object> given) {
    if (given.isPresent() && given.get() instanceof String text) {
      return text;
    }
    throw invalid(index, describe(given), "a string", null);
  }

  /** Nothing is rounded here: RESHARD(8.5) is a mistake, not 9. */
  private int toInteger(int index, Optional<Object> given) {
    try {
      return new BigDecimal(given.map(Object::toString).orElse("").strip()).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw invalid(index, describe(given), "a whole number", e);
    }
  }

  private static String describe(Optional<Object> given) {
    boolean isText = given.isPresent() && given.get() instanceof String;
    return isText ? "'" + given.get() + "'" : given.map(Object::toString).orElse("NULL");
  }

  private EngineException invalid(int index, String value, String expected, Exception cause) {
    ProcedureDescription description = procedure.description();
    return new EngineException(
        ErrorCode.INVALID_PARAMETER_VALUE,
        "argument %s of %s is %s; it must be %s"
            .formatted(
                description.parameters().get(index).name(), description.name(), value, expected),
        cause);
  }
}
