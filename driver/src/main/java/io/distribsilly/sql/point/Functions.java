package io.distribsilly.sql.point;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.type.CalciteTypes;
import io.distribsilly.sql.type.Conversion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;

/** Compiles functions: NULL in, NULL out, unless said otherwise. */
final class Functions {
  private static final ColumnType TEXT = ColumnType.of(SqlType.VARCHAR);
  private static final ColumnType INTEGER = ColumnType.of(SqlType.INTEGER);

  /** A function over values of which none is {@code null}. */
  @FunctionalInterface
  private interface Body {
    Object apply(Object[] arguments);
  }

  /**
   * A function.
   *
   * @param operator Calcite's counterpart, which tells the type
   * @param families those of the arguments; the last ones may be left out
   * @param required how many arguments there are at least
   */
  private record Function(SqlOperator operator, List<Family> families, int required, Body body) {}

  private static final Map<String, Function> BY_NAME =
      Map.ofEntries(
          text("UPPER", SqlStdOperatorTable.UPPER, a -> StringFunctions.upper(a[0])),
          text("LOWER", SqlStdOperatorTable.LOWER, a -> StringFunctions.lower(a[0])),
          text("CHAR_LENGTH", SqlStdOperatorTable.CHAR_LENGTH, a -> ((String) a[0]).length()),
          text(
              "CHARACTER_LENGTH",
              SqlStdOperatorTable.CHARACTER_LENGTH,
              a -> ((String) a[0]).length()),
          text("LENGTH", SqlLibraryOperators.LENGTH, a -> ((String) a[0]).length()),
          entry(
              "SUBSTRING",
              SqlStdOperatorTable.SUBSTRING,
              List.of(Family.TEXT, Family.NUMBER, Family.NUMBER),
              2,
              StringFunctions::substring),
          entry(
              "POSITION",
              SqlStdOperatorTable.POSITION,
              List.of(Family.TEXT, Family.TEXT),
              2,
              a -> ((String) a[1]).indexOf((String) a[0]) + 1),
          entry(
              "REPLACE",
              SqlStdOperatorTable.REPLACE,
              List.of(Family.TEXT, Family.TEXT, Family.TEXT),
              3,
              StringFunctions::replace),
          number("ABS", SqlStdOperatorTable.ABS, a -> NumericFunctions.abs(a[0])),
          number("FLOOR", SqlStdOperatorTable.FLOOR, a -> NumericFunctions.floor(a[0])),
          number("CEIL", SqlStdOperatorTable.CEIL, a -> NumericFunctions.ceil(a[0])),
          number("CEILING", SqlStdOperatorTable.CEIL, a -> NumericFunctions.ceil(a[0])),
          entry(
              "ROUND",
              SqlStdOperatorTable.ROUND,
              List.of(Family.NUMBER, Family.NUMBER),
              1,
              NumericFunctions::round));

  private Functions() {}

  static Expression call(ExpressionCompiler compiler, SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    if (TimeFunctions.isName(name) && call.operandCount() == 0) {
      return TimeFunctions.compile(call, name);
    }
    return switch (name) {
      case "||" -> concatenation(compiler, call);
      case "CONCAT" -> concat(compiler, call);
      case "TRIM" -> trim(compiler, call);
      case "MOD" -> Arithmetic.mod(compiler, call);
      case "COALESCE" -> Conditionals.coalesce(compiler, call);
      case "NULLIF" -> Conditionals.nullIf(compiler, call);
      default -> {
        Function function = BY_NAME.get(name);
        if (function == null) {
          throw PointErrors.unsupported(call);
        }
        yield apply(compiler, call, function);
      }
    };
  }

  private static Expression apply(ExpressionCompiler compiler, SqlCall call, Function function) {
    List<SqlNode> nodes = call.getOperandList();
    if (nodes.size() < function.required() || nodes.size() > function.families().size()) {
      throw PointErrors.unsupported(call);
    }
    Expression[] arguments = new Expression[nodes.size()];
    for (int i = 0; i < arguments.length; i++) {
      Family family = function.families().get(i);
      arguments[i] = compiler.compile(nodes.get(i), family == Family.TEXT ? TEXT : INTEGER);
      if (arguments[i].family() != family) {
        throw PointErrors.unsupported(call);
      }
    }
    return strict(call, function.operator(), arguments, function.body());
  }

  /** TRIM's operands are where to trim, what, and of which string. */
  private static Expression trim(ExpressionCompiler compiler, SqlCall call) {
    if (!call.getOperator().equals(SqlStdOperatorTable.TRIM)) {
      throw PointErrors.unsupported(call);
    }
    SqlTrimFunction.Flag side =
        ((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class);
    Expression what = compiler.compile(call.operand(1), TEXT);
    Expression text = compiler.compile(call.operand(2), TEXT);
    if (what.family() != Family.TEXT || text.family() != Family.TEXT) {
      throw PointErrors.unsupported(call);
    }
    RelDataType type =
        ExpressionCompiler.infer(call, SqlStdOperatorTable.TRIM, List.of(what, what, text));
    return strict(
        type,
        new Expression[] {what, text},
        a -> StringFunctions.trim(side, (String) a[0], (String) a[1]));
  }

  private static Expression concatenation(ExpressionCompiler compiler, SqlCall call) {
    List<Expression> operands = compiler.compileAlike(call.getOperandList());
    if (!operands.stream().allMatch(operand -> operand.family() == Family.TEXT)) {
      throw PointErrors.unsupported(call);
    }
    return strict(
        call,
        SqlStdOperatorTable.CONCAT,
        operands.toArray(Expression[]::new),
        a -> (String) a[0] + a[1]);
  }

  /** CONCAT takes NULL for an empty string. */
  private static Expression concat(ExpressionCompiler compiler, SqlCall call) {
    List<Expression> operands =
        call.getOperandList().stream().map(node -> compiler.compile(node, TEXT)).toList();
    if (!operands.stream().allMatch(operand -> operand.family() == Family.TEXT)) {
      throw PointErrors.unsupported(call);
    }
    return new Expression(
        ExpressionCompiler.infer(call, SqlLibraryOperators.CONCAT_FUNCTION_WITH_NULL, operands),
        ExpressionCompiler.formOf(operands),
        scope -> {
          StringBuilder all = new StringBuilder();
          for (Expression operand : operands) {
            Object text = operand.evaluate(scope);
            all.append(text == null ? "" : text);
          }
          return all.toString();
        });
  }

  private static Expression strict(
      SqlCall call, SqlOperator operator, Expression[] arguments, Body body) {
    return strict(ExpressionCompiler.infer(call, operator, List.of(arguments)), arguments, body);
  }

  private static Expression strict(RelDataType type, Expression[] arguments, Body body) {
    Conversion result = Conversion.toType(CalciteTypes.fromCalcite(type).orElseThrow());
    boolean isText = Family.of(type) == Family.TEXT;
    return new Expression(
        type,
        ExpressionCompiler.formOf(List.of(arguments)),
        scope -> {
          Object[] values = new Object[arguments.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].evaluate(scope);
            if (values[i] == null) {
              return null;
            }
          }
          Object value = body.apply(values);
          return isText ? value : result.convert(value);
        });
  }

  private static Map.Entry<String, Function> text(String name, SqlOperator operator, Body body) {
    return entry(name, operator, List.of(Family.TEXT), 1, body);
  }

  private static Map.Entry<String, Function> number(String name, SqlOperator operator, Body body) {
    return entry(name, operator, List.of(Family.NUMBER), 1, body);
  }

  private static Map.Entry<String, Function> entry(
      String name, SqlOperator operator, List<Family> families, int required, Body body) {
    return Map.entry(name, new Function(operator, families, required, body));
  }
}
