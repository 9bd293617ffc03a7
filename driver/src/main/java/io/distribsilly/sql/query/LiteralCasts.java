package io.distribsilly.sql.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Casts literals as values are cast: a DOUBLE to an exact number is rounded half up, not half to
 * even; one to UUID stays a cast, since the order of UUIDs is not what Calcite takes it for when it
 * reasons about ranges of literals; so does one of a date or time to another.
 */
final class LiteralCasts extends RexBuilder {
  LiteralCasts(RelDataTypeFactory factory) {
    super(factory);
  }

  @Override
  public RexNode makeCast(
      SqlParserPos position,
      RelDataType type,
      RexNode node,
      boolean matchNullability,
      boolean safe,
      RexLiteral format) {
    if (node instanceof RexLiteral literal && !literal.isNull()) {
      if (SqlTypeUtil.isCharacter(node.getType()) && type.getSqlTypeName() == SqlTypeName.UUID) {
        return makeAbstractCast(position, type, node, safe);
      }
      if (SqlTypeUtil.isDatetime(node.getType()) && SqlTypeUtil.isDatetime(type)) {
        return makeAbstractCast(position, type, node, safe);
      }
      if (SqlTypeUtil.isApproximateNumeric(node.getType())
          && SqlTypeName.EXACT_TYPES.contains(type.getSqlTypeName())) {
        RexNode rounded = rounded(literal, Math.max(0, type.getScale()));
        return super.makeCast(position, type, rounded, matchNullability, safe, format);
      }
    }
    return super.makeCast(position, type, node, matchNullability, safe, format);
  }

  private RexNode rounded(RexLiteral literal, int scale) {
    BigDecimal value = literal.getValueAs(BigDecimal.class);
    return makeExactLiteral(value.setScale(scale, RoundingMode.HALF_UP));
  }
}
