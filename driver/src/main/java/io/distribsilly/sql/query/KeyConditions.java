package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Finds in a condition what it says about the leading columns of a primary key or an index. */
final class KeyConditions {
  private static final Set<SqlKind> LOW =
      EnumSet.of(SqlKind.GREATER_THAN, SqlKind.GREATER_THAN_OR_EQUAL);
  private static final Set<SqlKind> HIGH =
      EnumSet.of(SqlKind.LESS_THAN, SqlKind.LESS_THAN_OR_EQUAL);

  private final TableDefinition table;
  private final List<Integer> key;
  private final List<Integer> columns;
  private final List<RexNode> conjuncts;

  private KeyConditions(
      TableDefinition table, List<Integer> key, List<Integer> columns, List<RexNode> conjuncts) {
    this.table = table;
    this.key = key;
    this.columns = columns;
    this.conjuncts = conjuncts;
  }

  /**
   * Returns what a condition says.
   *
   * @param key the columns of the primary key or the index, in order
   * @param columns which column of the table each field is that the condition refers to
   */
  static KeyBounds of(
      TableDefinition table,
      List<Integer> key,
      List<Integer> columns,
      RexNode condition,
      RexBuilder builder) {
    RexNode expanded = RexUtil.expandSearch(builder, null, condition);
    return new KeyConditions(table, key, columns, RelOptUtil.conjunctions(expanded)).bounds();
  }

  private KeyBounds bounds() {
    List<KeyOperand> equal = new ArrayList<>();
    for (int column : key) {
      Optional<KeyOperand> operand = operand(column, EnumSet.of(SqlKind.EQUALS));
      if (operand.isEmpty()) {
        return bounds(equal, column);
      }
      equal.add(operand.get());
    }
    return KeyBounds.equal(equal);
  }

  private KeyBounds bounds(List<KeyOperand> equal, int column) {
    List<KeyOperand> oneOf = alternatives(column);
    if (!oneOf.isEmpty()) {
      return new KeyBounds(equal, oneOf, Optional.empty(), Optional.empty());
    }
    return isOrderedAsItsKey(column)
        ? new KeyBounds(equal, List.of(), operand(column, LOW), operand(column, HIGH))
        : KeyBounds.equal(equal);
  }

  /** Returns what the first conjunct that lists values of the column lists; empty if none does. */
  private List<KeyOperand> alternatives(int column) {
    for (RexNode conjunct : conjuncts) {
      if (conjunct.getKind() == SqlKind.OR) {
        List<RexNode> disjuncts = RelOptUtil.disjunctions(conjunct);
        List<KeyOperand> operands =
            disjuncts.stream()
                .filter(RexCall.class::isInstance)
                .map(it -> operand((RexCall) it, column, EnumSet.of(SqlKind.EQUALS)))
                .flatMap(Optional::stream)
                .toList();
        if (operands.size() == disjuncts.size()) {
          return operands;
        }
      }
    }
    return List.of();
  }

  /** Calcite's order of UUIDs is not that of their keys. */
  private boolean isOrderedAsItsKey(int column) {
    return switch (table.columns().get(column).type().type()) {
      case UUID -> false;
      default -> true;
    };
  }

  /** Returns what the first fitting conjunct compares the column with. */
  private Optional<KeyOperand> operand(int column, Set<SqlKind> kinds) {
    return conjuncts.stream()
        .filter(RexCall.class::isInstance)
        .map(conjunct -> operand((RexCall) conjunct, column, kinds))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<KeyOperand> operand(RexCall comparison, int column, Set<SqlKind> kinds) {
    if (comparison.getOperands().size() != 2) {
      return Optional.empty();
    }
    RexNode left = comparison.getOperands().get(0);
    RexNode right = comparison.getOperands().get(1);
    if (kinds.contains(comparison.getKind()) && isColumn(left, column)) {
      return operand(table.columns().get(column), right);
    }
    if (kinds.contains(comparison.getKind().reverse()) && isColumn(right, column)) {
      return operand(table.columns().get(column), left);
    }
    return Optional.empty();
  }

  private boolean isColumn(RexNode node, int column) {
    return (node instanceof RexInputRef reference && columns.get(reference.getIndex()) == column)
        || (isWidened(node) && isColumn(((RexCall) node).getOperands().get(0), column));
  }

  /** A whole number is the same number in a wider type, and sorts the same. */
  private static boolean isWidened(RexNode node) {
    if (node.getKind() != SqlKind.CAST) {
      return false;
    }
    RelDataType from = ((RexCall) node).getOperands().get(0).getType();
    RelDataType to = node.getType();
    return SqlTypeName.INT_TYPES.contains(from.getSqlTypeName())
        && SqlTypeName.EXACT_TYPES.contains(to.getSqlTypeName())
        && to.getPrecision() - to.getScale() >= from.getPrecision();
  }

  private static Optional<KeyOperand> operand(ColumnDefinition column, RexNode node) {
    if (node instanceof RexDynamicParam parameter) {
      return Optional.of(new KeyOperand.Parameter(column, parameter.getIndex()));
    }
    if (node instanceof RexLiteral literal) {
      return KeyOperand.exactly(column.type(), runtimeValue(literal))
          .map(value -> new KeyOperand.Constant(column.name(), value, literal.toString()));
    }
    return Optional.empty();
  }

  private static Object runtimeValue(RexLiteral literal) {
    if (literal.isNull()) {
      return null;
    }
    SqlTypeName type = literal.getType().getSqlTypeName();
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> literal.getValueAs(BigDecimal.class);
      case CHAR, VARCHAR -> literal.getValueAs(String.class);
      case BINARY, VARBINARY -> literal.getValueAs(ByteString.class);
      case DATE, TIME -> literal.getValueAs(Integer.class);
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> literal.getValueAs(Long.class);
      default -> null;
    };
  }
}
