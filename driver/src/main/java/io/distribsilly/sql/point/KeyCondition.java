package io.distribsilly.sql.point;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.point.Expression.Form;
import io.distribsilly.sql.type.CalciteTypes;
import io.distribsilly.sql.type.Comparand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A WHERE that names whole primary keys.
 *
 * @param keys the rows that it names
 * @param residual what else has to be TRUE of them
 */
record KeyCondition(KeyLookup keys, Optional<Expression> residual) {
  /** Returns the condition that a WHERE is; empty if it leaves a column of the key open. */
  static Optional<KeyCondition> compile(ExpressionCompiler compiler, SqlNode where) {
    return where == null ? Optional.empty() : new Recognition(compiler).compile(where);
  }

  /** Returns whether the row in the scope is one that the WHERE means. */
  boolean accepts(Scope scope) {
    return residual.isEmpty() || Boolean.TRUE.equals(residual.get().evaluate(scope));
  }

  /** Looks for conditions that bind a column of the key that no earlier one has bound. */
  private static final class Recognition {
    private final ExpressionCompiler compiler;
    private final TableDefinition table;
    private final List<KeyBinding> bindings = new ArrayList<>();
    private final List<SqlNode> others = new ArrayList<>();
    private final BitSet bound = new BitSet();

    Recognition(ExpressionCompiler compiler) {
      this.compiler = compiler;
      this.table = compiler.names().table();
    }

    Optional<KeyCondition> compile(SqlNode where) {
      collect(where);
      if (table.hasRowKey() || bound.cardinality() < table.primaryKey().size()) {
        others.forEach(compiler::compileCondition);
        return Optional.empty();
      }
      List<Expression> residual = others.stream().map(compiler::compileCondition).toList();
      return Optional.of(
          new KeyCondition(
              new KeyLookup(table, bindings),
              residual.isEmpty() ? Optional.empty() : Optional.of(Logic.all(residual))));
    }

    private void collect(SqlNode condition) {
      if (condition instanceof SqlCall call && call.getKind() == SqlKind.AND) {
        call.getOperandList().forEach(this::collect);
      } else if (!(condition instanceof SqlCall call && bind(call))) {
        others.add(condition);
      }
    }

    private boolean bind(SqlCall call) {
      if (call.getKind() == SqlKind.EQUALS) {
        return bind(call.operand(0), List.of((SqlNode) call.operand(1)))
            || bind(call.operand(1), List.of((SqlNode) call.operand(0)));
      }
      if (call.getKind() == SqlKind.OR) {
        return bindDisjunction(call);
      }
      return call.getKind() == SqlKind.IN
          && call.operand(1) instanceof SqlNodeList list
          && bind(call.operand(0), List.copyOf(list));
    }

    /** {@code a = 1 OR a IN (2, 3)} is the list that {@code a IN (1, 2, 3)} is. */
    private boolean bindDisjunction(SqlCall disjunction) {
      Deque<SqlNode> open = new ArrayDeque<>(List.of(disjunction));
      List<SqlNode> alternatives = new ArrayList<>();
      Optional<SqlNode> target = Optional.empty();
      while (!open.isEmpty()) {
        SqlNode node = open.pop();
        if (node instanceof SqlCall call && call.getKind() == SqlKind.OR) {
          open.push(call.operand(1));
          open.push(call.operand(0));
          continue;
        }
        Optional<SqlNode> other = alternatives(node, alternatives);
        if (other.isEmpty() || (target.isPresent() && !isSame(target.get(), other.get()))) {
          return false;
        }
        target = other;
      }
      return bind(target.orElseThrow(), alternatives);
    }

    /** Adds what a column is compared with to a list; returns the column, or row of columns. */
    private Optional<SqlNode> alternatives(SqlNode condition, List<SqlNode> alternatives) {
      if (!(condition instanceof SqlCall call)) {
        return Optional.empty();
      }
      if (call.getKind() == SqlKind.IN && call.operand(1) instanceof SqlNodeList list) {
        alternatives.addAll(list);
        return Optional.of(call.operand(0));
      }
      if (call.getKind() != SqlKind.EQUALS) {
        return Optional.empty();
      }
      boolean reversed = positions(ExpressionCompiler.elements(call.operand(0))).isEmpty();
      alternatives.add(call.operand(reversed ? 0 : 1));
      return Optional.of(call.operand(reversed ? 1 : 0));
    }

    private boolean isSame(SqlNode target, SqlNode other) {
      Optional<int[]> positions = positions(ExpressionCompiler.elements(target));
      Optional<int[]> others = positions(ExpressionCompiler.elements(other));
      return positions.isPresent()
          && others.isPresent()
          && Arrays.equals(positions.get(), others.get());
    }

    private boolean bind(SqlNode target, List<SqlNode> alternatives) {
      Optional<int[]> positions = positions(ExpressionCompiler.elements(target));
      if (positions.isEmpty()) {
        return false;
      }
      List<KeyOperand[]> operands = new ArrayList<>();
      for (SqlNode alternative : alternatives) {
        Optional<KeyOperand[]> row =
            operands(positions.get(), ExpressionCompiler.elements(alternative));
        if (row.isEmpty()) {
          return false;
        }
        operands.add(row.get());
      }
      bindings.add(new KeyBinding(positions.get(), operands));
      for (int position : positions.get()) {
        bound.set(position);
      }
      return true;
    }

    /** Returns which columns of the key these are; empty if one is not or is bound already. */
    private Optional<int[]> positions(List<SqlNode> targets) {
      int[] positions = new int[targets.size()];
      BitSet seen = (BitSet) bound.clone();
      for (int i = 0; i < positions.length; i++) {
        if (!(targets.get(i) instanceof SqlIdentifier identifier)
            || identifier.isStar()
            || TimeFunctions.isContextVariable(identifier)) {
          return Optional.empty();
        }
        int position = table.primaryKey().indexOf(compiler.names().resolve(identifier));
        if (position < 0 || seen.get(position)) {
          return Optional.empty();
        }
        seen.set(position);
        positions[i] = position;
      }
      return Optional.of(positions);
    }

    private Optional<KeyOperand[]> operands(int[] positions, List<SqlNode> values) {
      if (values.size() != positions.length) {
        return Optional.empty();
      }
      KeyOperand[] operands = new KeyOperand[positions.length];
      for (int i = 0; i < operands.length; i++) {
        ColumnDefinition column = table.columns().get(table.primaryKey().get(positions[i]));
        Optional<KeyOperand> operand = operand(compiler, column, values.get(i));
        if (operand.isEmpty()) {
          return Optional.empty();
        }
        operands[i] = operand.get();
      }
      return Optional.of(operands);
    }
  }

  /** Returns what a column is compared with, empty if the expression names no single value. */
  static Optional<KeyOperand> operand(
      ExpressionCompiler compiler, ColumnDefinition column, SqlNode node) {
    Expression value = compiler.compileRaw(node, column.type(), false);
    return canBind(value, column)
        ? Optional.of(new KeyOperand(value, Comparand.of(column.type())))
        : Optional.empty();
  }

  /** A padded string equals many a VARCHAR, so it names no single key. */
  private static boolean canBind(Expression value, ColumnDefinition column) {
    if (value.form() == Form.ROW) {
      return false;
    }
    if (value.form() == Form.PARAMETER || value.family() == Family.NULL) {
      return true;
    }
    Family family = family(column);
    if (value.form() == Form.LITERAL) {
      return value.family() == family || value.family() == Family.TEXT;
    }
    boolean padded =
        value.type().getSqlTypeName() == SqlTypeName.CHAR
            && column.type().type() == SqlType.VARCHAR;
    return value.family() == family && !padded;
  }

  private static Family family(ColumnDefinition column) {
    return Family.of(CalciteTypes.toCalcite(ExpressionCompiler.TYPES, column.type(), false));
  }
}
