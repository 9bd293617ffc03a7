package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.type.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/**
 * What generated code calls in the place of Calcite's own functions, whose DECIMAL quotients for
 * example have 16 significant digits whatever their type says. Public only because generated code
 * is in another package.
 */
public final class ValueFunctions {
  private static final SqlFunction DECIMAL_QUOTIENT =
      function("DECIMAL_QUOTIENT", "quotient", BigDecimal.class, BigDecimal.class, int.class);
  private static final SqlFunction SCALED =
      function("SCALED", "scaled", BigDecimal.class, int.class);
  private static final SqlFunction QUOTIENT =
      function("QUOTIENT", "quotient", double.class, double.class);
  private static final SqlFunction ROUND_HALF_UP =
      function("ROUND_HALF_UP", "roundHalfUp", double.class);

  private static final SqlFunction UUID_TEXT = function("UUID_TEXT", "uuidText", UUID.class);
  private static final SqlFunction UUID_OF_TEXT =
      function("UUID_OF_TEXT", "uuidOfText", String.class);
  private static final SqlFunction CAST_TO_TEXT =
      function("CAST_TO_TEXT", "castToText", Object.class, long.class, long.class);
  private static final SqlFunction CAST_TO_INT =
      function("CAST_TO_INT", "castToInt", Object.class, long.class, long.class);
  private static final SqlFunction CAST_TO_LONG =
      function("CAST_TO_LONG", "castToLong", Object.class, long.class, long.class);
  private static final SqlFunction LIKE =
      function("LIKE_PATTERN", "like", String.class, String.class);
  private static final SqlFunction LIKE_WITH_ESCAPE =
      function("LIKE_PATTERN", "like", String.class, String.class, String.class);
  private static final SqlFunctions.LikeFunction PATTERNS = new SqlFunctions.LikeFunction();
  private static final int UUID_LENGTH = 36;

  private ValueFunctions() {}

  /**
   * Divides, rounded half up to a number of digits after the point.
   *
   * @throws ArithmeticException if the divisor is zero
   */
  @Strict
  public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, int scale) {
    return dividend.divide(divisor, scale, RoundingMode.HALF_UP);
  }

  /**
   * Divides.
   *
   * @throws ArithmeticException if the divisor is zero
   */
  @Strict
  public static double quotient(double dividend, double divisor) {
    if (divisor == 0) {
      throw new ArithmeticException("Division by zero");
    }
    return dividend / divisor;
  }

  /** Returns the same number with so many digits after the point. */
  @Strict
  public static BigDecimal scaled(BigDecimal number, int scale) {
    return number.setScale(scale, RoundingMode.HALF_UP);
  }

  /** Rounds to a whole number, away from zero if two are equally near. */
  @Strict
  public static double roundHalfUp(double number) {
    double size = Math.abs(number);
    double below = Math.floor(size);
    return Math.copySign(size - below >= 0.5 ? below + 1 : below, number);
  }

  /**
   * Returns the text of a UUID, to sort by. Not CAST, which Calcite believes to keep the order of
   * UUIDs and so leaves out.
   */
  @Strict
  public static String uuidText(UUID uuid) {
    return uuid.toString();
  }

  /** Returns the UUID of a text that {@link #uuidText(UUID)} gave. */
  @Strict
  public static UUID uuidOfText(String text) {
    return UUID.fromString(text);
  }

  /** Returns whether a text is like a pattern. */
  @Strict
  public static boolean like(String text, String pattern) {
    return PATTERNS.like(text, pattern);
  }

  /** Returns whether a text is like a pattern with an escape character. */
  @Strict
  public static boolean like(String text, String pattern, String escape) {
    return PATTERNS.like(text, pattern, escape);
  }

  /** Casts a value to CHAR or VARCHAR; {@link TypeCode} has the types. */
  @Strict
  public static String castToText(Object value, long from, long to) {
    return (String) cast(value, from, to);
  }

  /** Casts a value to DATE or TIME; {@link TypeCode} has the types. */
  @Strict
  public static int castToInt(Object value, long from, long to) {
    return (Integer) cast(value, from, to);
  }

  /** Casts a value to TIMESTAMP, with or without time zone; {@link TypeCode} has the types. */
  @Strict
  public static long castToLong(Object value, long from, long to) {
    return (Long) cast(value, from, to);
  }

  private static Object cast(Object value, long from, long to) {
    ColumnType target = TypeCode.decode(to);
    Object ours = RuntimeValues.fromRuntime(TypeCode.decode(from), value);
    return RuntimeValues.toRuntime(target, Conversion.toType(target).convert(ours));
  }

  /** Returns the function that casts to a type. */
  static SqlFunction cast(SqlTypeName to) {
    return switch (to) {
      case CHAR, VARCHAR -> CAST_TO_TEXT;
      case DATE, TIME -> CAST_TO_INT;
      default -> CAST_TO_LONG;
    };
  }

  /** Returns a call of {@code uuidText}. */
  static RexNode uuidText(RexBuilder builder, RexNode uuid) {
    RelDataTypeFactory factory = builder.getTypeFactory();
    RelDataType text =
        factory.createTypeWithNullability(
            factory.createSqlType(SqlTypeName.VARCHAR, UUID_LENGTH), uuid.getType().isNullable());
    return builder.makeCall(text, UUID_TEXT, List.of(uuid));
  }

  /** Returns a call of {@code uuidOfText}. */
  static RexNode uuid(RexBuilder builder, RexNode text) {
    RelDataTypeFactory factory = builder.getTypeFactory();
    RelDataType uuid =
        factory.createTypeWithNullability(
            factory.createSqlType(SqlTypeName.UUID), text.getType().isNullable());
    return builder.makeCall(uuid, UUID_OF_TEXT, List.of(text));
  }

  /** Returns a call of {@code like} for a LIKE. */
  static RexNode like(RexBuilder builder, RexCall call) {
    return builder.makeCall(
        call.getType(),
        call.getOperands().size() == 2 ? LIKE : LIKE_WITH_ESCAPE,
        call.getOperands());
  }

  /** Returns a call of the decimal {@code quotient} for a division. */
  static RexNode decimalQuotient(RexBuilder builder, RexCall division) {
    RelDataTypeFactory factory = builder.getTypeFactory();
    RelDataType type = division.getType();
    RexNode scale =
        builder.makeLiteral(type.getScale(), factory.createSqlType(SqlTypeName.INTEGER));
    List<RexNode> operands =
        division.getOperands().stream()
            .map(node -> builder.ensureType(factory.decimalOf(node.getType()), node, true))
            .toList();
    return builder.makeCall(
        type, DECIMAL_QUOTIENT, List.of(operands.get(0), operands.get(1), scale));
  }

  /** Returns a call of {@code scaled} for a number, to the scale of its type. */
  static RexNode scaled(RexBuilder builder, RexCall number) {
    RexNode scale =
        builder.makeLiteral(
            number.getType().getScale(),
            builder.getTypeFactory().createSqlType(SqlTypeName.INTEGER));
    return builder.makeCall(number.getType(), SCALED, List.of(number, scale));
  }

  /** Returns a call of the approximate {@code quotient} for a division. */
  static RexNode quotient(RexBuilder builder, RexCall division) {
    List<RexNode> operands =
        division.getOperands().stream().map(node -> asDouble(builder, node)).toList();
    RelDataType type = doubleLike(builder, division.getType());
    return builder.ensureType(division.getType(), builder.makeCall(type, QUOTIENT, operands), true);
  }

  /** Returns a call of {@code roundHalfUp}. */
  static RexNode roundHalfUp(RexBuilder builder, RexNode number) {
    RelDataType type = doubleLike(builder, number.getType());
    return builder.makeCall(type, ROUND_HALF_UP, List.of(asDouble(builder, number)));
  }

  private static RexNode asDouble(RexBuilder builder, RexNode node) {
    return builder.ensureType(doubleLike(builder, node.getType()), node, true);
  }

  private static RelDataType doubleLike(RexBuilder builder, RelDataType type) {
    RelDataTypeFactory factory = builder.getTypeFactory();
    return factory.createTypeWithNullability(
        factory.createSqlType(SqlTypeName.DOUBLE), type.isNullable());
  }

  private static SqlFunction function(String name, String method, Class<?>... parameters) {
    return new SqlUserDefinedFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0_NULLABLE,
        null,
        OperandTypes.operandMetadata(
            Collections.nCopies(parameters.length, SqlTypeFamily.ANY),
            factory ->
                Collections.nCopies(parameters.length, factory.createSqlType(SqlTypeName.ANY)),
            index -> "VALUE" + index,
            index -> false),
        ScalarFunctionImpl.create(Types.lookupMethod(ValueFunctions.class, method, parameters)));
  }
}
