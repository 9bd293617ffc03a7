package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.plan.NextValue;
import io.distribsilly.sql.point.Expression.Form;
import io.distribsilly.sql.type.CalciteTypes;
import io.distribsilly.sql.type.Comparand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.ExplicitOperatorBinding;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Turns parse trees of expressions into {@link Expression}s. Types are those that Calcite's
 * validator would derive, by the same rules of its operators, but nothing is converted implicitly
 * between families of types: such expressions are refused, and left to the query path.
 *
 * <p>Every method throws {@link EngineException}: with FEATURE_NOT_SUPPORTED for what this path
 * does not know, with COLUMN_NOT_FOUND for a name that nobody knows.
 */
final class ExpressionCompiler {
  static final RelDataTypeFactory TYPES = CalciteTypes.newFactory();
  static final RelDataType BOOLEAN = TYPES.createSqlType(SqlTypeName.BOOLEAN);

  private static final ColumnType UNTYPED = ColumnType.of(SqlType.VARCHAR);

  private final RowNames names;
  private final RowLayout layout;
  private final Parameters parameters;

  ExpressionCompiler(RowNames names, RowLayout layout, Parameters parameters) {
    this.names = names;
    this.layout = layout;
    this.parameters = parameters;
  }

  RowNames names() {
    return names;
  }

  /** Compiles an expression; if it is nothing but a parameter, that is a VARCHAR. */
  Expression compile(SqlNode node) {
    return compile(node, UNTYPED);
  }

  /** Compiles an expression; if it is nothing but a parameter, that has the expected type. */
  Expression compile(SqlNode node, ColumnType expected) {
    if (node instanceof SqlDynamicParam parameter) {
      return parameter(parameter, expected);
    }
    if (node instanceof SqlLiteral literal) {
      return Literals.compile(literal);
    }
    if (node instanceof SqlIdentifier identifier) {
      return TimeFunctions.isContextVariable(identifier)
          ? TimeFunctions.compile(identifier, identifier.getSimple())
          : column(identifier);
    }
    if (node instanceof SqlCall call) {
      return call(call);
    }
    throw PointErrors.unsupported(node);
  }

  /** Compiles a condition. */
  Expression compileCondition(SqlNode node) {
    Expression condition = compile(node, ColumnType.of(SqlType.BOOLEAN));
    if (condition.family() != Family.BOOLEAN && condition.family() != Family.NULL) {
      throw PointErrors.unsupported(node);
    }
    return condition;
  }

  /** Compiles expressions of which a parameter has the type of the first that is none. */
  List<Expression> compileAlike(List<SqlNode> nodes) {
    List<Expression> compiled = new ArrayList<>(nodes.size());
    Optional<ColumnType> type = Optional.empty();
    for (SqlNode node : nodes) {
      boolean isParameter = node instanceof SqlDynamicParam;
      compiled.add(isParameter ? null : compile(node));
      if (!isParameter && type.isEmpty()) {
        type = compiled.get(compiled.size() - 1).columnType();
      }
    }
    for (int i = 0; i < compiled.size(); i++) {
      if (compiled.get(i) == null) {
        compiled.set(i, compile(nodes.get(i), type.orElse(UNTYPED)));
      }
    }
    return compiled;
  }

  /** Returns the type that an operator gives for operands of these types. */
  static RelDataType infer(SqlCall call, SqlOperator operator, List<Expression> operands) {
    List<RelDataType> types = operands.stream().map(Expression::type).toList();
    RelDataType type =
        operator.inferReturnType(new ExplicitOperatorBinding(TYPES, operator, types));
    if (type == null) {
      throw PointErrors.unsupported(call);
    }
    return type;
  }

  /** Returns BOOLEAN, nullable if one of the operands is. */
  static RelDataType booleanOf(List<Expression> operands) {
    return nullable(BOOLEAN, operands.stream().anyMatch(operand -> operand.type().isNullable()));
  }

  static RelDataType nullable(RelDataType type, boolean nullable) {
    return TYPES.createTypeWithNullability(type, nullable);
  }

  static Form formOf(List<Expression> operands) {
    return operands.stream().map(Expression::form).reduce(Form.CONSTANT, Form::with);
  }

  /**
   * Compiles an expression whose value is converted by whoever evaluates it: a parameter is what
   * was set.
   *
   * @param nullable whether NULL can be right, which matters to a parameter only
   */
  Expression compileRaw(SqlNode node, ColumnType expected, boolean nullable) {
    if (!(node instanceof SqlDynamicParam parameter)) {
      return compile(node, expected);
    }
    int index = parameter.getIndex();
    parameters.add(index, expected, nullable);
    return new Expression(
        CalciteTypes.toCalcite(TYPES, expected, true),
        Form.PARAMETER,
        scope -> scope.parameters()[index]);
  }

  private Expression parameter(SqlDynamicParam parameter, ColumnType type) {
    int index = parameter.getIndex();
    Comparand comparand = Comparand.of(type);
    parameters.add(index, type, true);
    return new Expression(
        CalciteTypes.toCalcite(TYPES, type, true),
        Form.PARAMETER,
        scope -> comparand.convert(scope.parameters()[index]));
  }

  private Expression column(SqlIdentifier identifier) {
    if (identifier.isStar()) {
      throw PointErrors.unsupported(identifier);
    }
    return column(names.resolve(identifier));
  }

  /** Returns the expression that is a column of the table. */
  Expression column(int index) {
    ColumnDefinition column = names.column(index);
    int slot = layout.slotOf(index);
    return new Expression(
        CalciteTypes.toCalcite(TYPES, column.type(), column.nullable()),
        Form.ROW,
        scope -> scope.row()[slot]);
  }

  private Expression call(SqlCall call) {
    if (call.getFunctionQuantifier() != null) {
      throw PointErrors.unsupported(call);
    }
    return switch (call.getKind()) {
      case PLUS, MINUS, TIMES, DIVIDE, MOD -> Arithmetic.binary(this, call);
      case PLUS_PREFIX, MINUS_PREFIX -> Arithmetic.unary(this, call);
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          Comparisons.compare(this, call);
      case BETWEEN -> Comparisons.between(this, call);
      case IN, NOT_IN -> Comparisons.in(this, call);
      case LIKE -> Patterns.like(this, call);
      case AND, OR -> Logic.junction(this, call);
      case NOT -> Logic.not(this, call);
      case IS_NULL, IS_NOT_NULL -> Logic.isNull(this, call);
      case IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE, IS_UNKNOWN -> Logic.isTruth(this, call);
      case CASE -> Conditionals.caseOf(this, call);
      case CAST -> Casts.cast(this, call);
      default ->
          call.operandCount() == 0 && call.getOperator() instanceof NextValue next
              ? nextValue(next)
              : Functions.call(this, call);
    };
  }

  private static Expression nextValue(NextValue next) {
    return new Expression(
        TYPES.createSqlType(SqlTypeName.valueOf(next.type().name())),
        Form.CONSTANT,
        scope -> NextValue.boxed(next.type(), scope.sequences().ofRow(next.sequence())));
  }

  /** Returns the elements of a list or of a row, or the node itself if it is neither. */
  static List<SqlNode> elements(SqlNode node) {
    if (node instanceof SqlNodeList list) {
      return List.copyOf(list);
    }
    return node instanceof SqlCall call && call.getKind() == SqlKind.ROW
        ? call.getOperandList()
        : List.of(node);
  }
}
