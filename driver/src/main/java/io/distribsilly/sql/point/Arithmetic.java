package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.type.CalciteTypes;
import io.distribsilly.sql.type.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Compiles + - * / % and signs. What leaves its type raises an error; nothing wraps around, and
 * nothing is divided by zero, not even a DOUBLE.
 */
final class Arithmetic {
  private Arithmetic() {}

  static Expression binary(ExpressionCompiler compiler, SqlCall call) {
    return binary(compiler, call, call.getKind(), call.getOperator());
  }

  /** Compiles MOD(a, b), which is a % b. */
  static Expression mod(ExpressionCompiler compiler, SqlCall call) {
    return binary(compiler, call, SqlKind.MOD, SqlStdOperatorTable.MOD);
  }

  private static Expression binary(
      ExpressionCompiler compiler, SqlCall call, SqlKind kind, SqlOperator operator) {
    List<Expression> operands = compiler.compileAlike(call.getOperandList());
    boolean approximate = operands.stream().anyMatch(operand -> isApproximate(operand.type()));
    if (operands.size() != 2
        || !Family.all(Family.NUMBER, operands)
        || (kind == SqlKind.MOD && approximate)) {
      throw PointErrors.unsupported(call);
    }
    RelDataType type = ExpressionCompiler.infer(call, operator, operands);
    return new Expression(
        type,
        ExpressionCompiler.formOf(operands),
        evaluator(kind, type, operands.get(0), operands.get(1)));
  }

  static Expression unary(ExpressionCompiler compiler, SqlCall call) {
    Expression operand = compiler.compile(call.operand(0));
    if (operand.family() != Family.NUMBER) {
      throw PointErrors.unsupported(call);
    }
    if (call.getKind() == SqlKind.PLUS_PREFIX) {
      return operand;
    }
    Conversion result = Conversion.toType(operand.columnType().orElseThrow());
    return new Expression(
        operand.type(),
        ExpressionCompiler.formOf(List.of(operand)),
        scope -> negate((Number) operand.evaluate(scope), result));
  }

  static boolean isApproximate(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case REAL, FLOAT, DOUBLE -> true;
      default -> false;
    };
  }

  private static Evaluator evaluator(
      SqlKind kind, RelDataType type, Expression left, Expression right) {
    if (left.family() == Family.NULL || right.family() == Family.NULL) {
      return scope -> null;
    }
    ColumnType resultType = CalciteTypes.fromCalcite(type).orElseThrow();
    Conversion result = Conversion.toType(resultType);
    return scope -> {
      Number a = (Number) left.evaluate(scope);
      Number b = (Number) right.evaluate(scope);
      return a == null || b == null ? null : result.convert(compute(kind, resultType, a, b));
    };
  }

  /** Computes as the classes of the values ask for; the result is converted to the type. */
  private static Object compute(SqlKind kind, ColumnType type, Number a, Number b) {
    if (type.type() == SqlType.REAL && a instanceof Float && b instanceof Float) {
      return approximate(kind, a.floatValue(), b.floatValue());
    }
    if (isApproximate(a) || isApproximate(b)) {
      return approximate(kind, a.doubleValue(), b.doubleValue());
    }
    return isWhole(a) && isWhole(b) && type.type() != SqlType.DECIMAL
        ? whole(kind, a.longValue(), b.longValue())
        : exact(kind, type, decimal(a), decimal(b));
  }

  private static Object whole(SqlKind kind, long a, long b) {
    try {
      return switch (kind) {
        case PLUS -> Math.addExact(a, b);
        case MINUS -> Math.subtractExact(a, b);
        case TIMES -> Math.multiplyExact(a, b);
        case DIVIDE -> a == Long.MIN_VALUE && b == -1 ? Math.negateExact(a) : a / notZero(b);
        default -> b == -1 ? 0L : a % notZero(b);
      };
    } catch (ArithmeticException e) {
      throw new EngineException(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "%s of %d and %d is out of range for BIGINT; cast one of them to DECIMAL"
              .formatted(kind.sql, a, b),
          e);
    }
  }

  private static BigDecimal exact(SqlKind kind, ColumnType type, BigDecimal a, BigDecimal b) {
    return switch (kind) {
      case PLUS -> a.add(b);
      case MINUS -> a.subtract(b);
      case TIMES -> a.multiply(b);
      case DIVIDE ->
          type.type() == SqlType.DECIMAL
              ? a.divide(notZero(b), type.scale(), RoundingMode.HALF_UP)
              : a.divide(notZero(b), 0, RoundingMode.DOWN);
      default -> a.remainder(notZero(b));
    };
  }

  private static double approximate(SqlKind kind, double a, double b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> a / notZero(b);
      default -> a % notZero(b);
    };
  }

  private static float approximate(SqlKind kind, float a, float b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> a / (float) notZero((double) b);
      default -> a % (float) notZero((double) b);
    };
  }

  private static Object negate(Number value, Conversion result) {
    if (value == null) {
      return null;
    }
    if (isApproximate(value)) {
      return result.convert(-value.doubleValue());
    }
    return result.convert(decimal(value).negate());
  }

  private static long notZero(long divisor) {
    if (divisor == 0) {
      throw divisionByZero();
    }
    return divisor;
  }

  private static double notZero(double divisor) {
    if (divisor == 0) {
      throw divisionByZero();
    }
    return divisor;
  }

  private static BigDecimal notZero(BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw divisionByZero();
    }
    return divisor;
  }

  private static EngineException divisionByZero() {
    return new EngineException(
        ErrorCode.DIVISION_BY_ZERO,
        "division by zero; guard the divisor, for example with NULLIF(divisor, 0)");
  }

  private static boolean isWhole(Number value) {
    return !(value instanceof BigDecimal) && !isApproximate(value);
  }

  private static boolean isApproximate(Number value) {
    return value instanceof Double || value instanceof Float;
  }

  private static BigDecimal decimal(Number value) {
    return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(value.longValue());
  }
}
