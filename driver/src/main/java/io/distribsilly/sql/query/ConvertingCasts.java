package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.type.CalciteTypes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Lets casts to and from dates and times, and of numbers to text, go through the conversion that
 * both paths share: Calcite's own neither round fractions of a second nor write numbers as we do.
 */
final class ConvertingCasts extends ExpressionRewrite {
  private static final Set<SqlTypeName> TEXTS = EnumSet.of(SqlTypeName.CHAR, SqlTypeName.VARCHAR);
  private static final Set<SqlTypeName> TIMES =
      EnumSet.of(
          SqlTypeName.DATE,
          SqlTypeName.TIME,
          SqlTypeName.TIMESTAMP,
          SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
  private static final Set<SqlTypeName> FRACTIONS =
      EnumSet.of(SqlTypeName.DECIMAL, SqlTypeName.REAL, SqlTypeName.FLOAT, SqlTypeName.DOUBLE);

  private ConvertingCasts(RexBuilder builder) {
    super(builder);
  }

  /** Returns the same relational expression with such casts. */
  static RelNode in(RelNode root) {
    return new ConvertingCasts(root.getCluster().getRexBuilder()).rewrite(root);
  }

  @Override
  public RexNode visitCall(RexCall original) {
    RexCall call = (RexCall) super.visitCall(original);
    SqlOperator operator = call.getOperator();
    if (operator.equals(SqlStdOperatorTable.CAST)) {
      RexNode value = call.getOperands().get(0);
      return converts(value.getType(), call.getType())
          ? converted(value, type(value.getType()), call.getType())
          : call;
    }
    boolean isTimeOfDay =
        operator.equals(SqlStdOperatorTable.CURRENT_TIME)
            || operator.equals(SqlStdOperatorTable.LOCALTIME);
    return isTimeOfDay
        ? converted(
            call, ColumnType.of(SqlType.TIME, ColumnType.MAX_SECOND_PRECISION), call.getType())
        : call;
  }

  private RexNode converted(RexNode value, ColumnType from, RelDataType to) {
    RelDataTypeFactory factory = builder.getTypeFactory();
    RelDataType result = factory.createTypeWithNullability(to, value.getType().isNullable());
    RexNode call =
        builder.makeCall(
            result,
            ValueFunctions.cast(to.getSqlTypeName()),
            List.of(value, code(from), code(type(to))));
    return builder.ensureType(to, call, true);
  }

  private RexNode code(ColumnType type) {
    RelDataType bigint = builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
    return builder.makeLiteral(TypeCode.of(type), bigint);
  }

  private static boolean converts(RelDataType from, RelDataType to) {
    SqlTypeName source = from.getSqlTypeName();
    SqlTypeName target = to.getSqlTypeName();
    if (TIMES.contains(target)) {
      boolean same = source == target && from.getPrecision() == to.getPrecision();
      return !same && (TIMES.contains(source) || TEXTS.contains(source));
    }
    return TEXTS.contains(target) && (TIMES.contains(source) || FRACTIONS.contains(source));
  }

  private static ColumnType type(RelDataType type) {
    return CalciteTypes.fromCalcite(type).orElseThrow();
  }
}
