package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.IndexCodec;
import io.distribsilly.engine.codec.KeyCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * A WHERE that says what all columns of an index are equal to. Immutable and thread-safe.
 *
 * @param operands one for each column of the index
 * @param where the whole condition
 */
record IndexCondition(
    TableDefinition table, IndexCodec codec, List<KeyOperand> operands, Expression where) {
  /** Returns the condition that a WHERE is, by a unique index if there is one that fits. */
  static Optional<IndexCondition> compile(ExpressionCompiler compiler, SqlNode where) {
    TableDefinition table = compiler.names().table();
    List<SqlCall> equalities = new ArrayList<>();
    addEqualities(where, equalities);
    return table.indexes().stream()
        .filter(IndexDefinition::isReady)
        .sorted(Comparator.comparing(index -> !index.unique()))
        .map(index -> compile(compiler, index, equalities, where))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static void addEqualities(SqlNode condition, List<SqlCall> equalities) {
    if (condition instanceof SqlCall call && call.getKind() == SqlKind.AND) {
      call.getOperandList().forEach(operand -> addEqualities(operand, equalities));
    } else if (condition instanceof SqlCall call && call.getKind() == SqlKind.EQUALS) {
      equalities.add(call);
    }
  }

  private static Optional<IndexCondition> compile(
      ExpressionCompiler compiler, IndexDefinition index, List<SqlCall> equalities, SqlNode where) {
    TableDefinition table = compiler.names().table();
    List<KeyOperand> operands = new ArrayList<>();
    for (int position : table.positions(index)) {
      Optional<KeyOperand> operand = operand(compiler, position, equalities);
      if (operand.isEmpty()) {
        return Optional.empty();
      }
      operands.add(operand.get());
    }
    return Optional.of(
        new IndexCondition(
            table, IndexCodec.of(table, index), operands, compiler.compileCondition(where)));
  }

  private static Optional<KeyOperand> operand(
      ExpressionCompiler compiler, int position, List<SqlCall> equalities) {
    ColumnDefinition column = compiler.names().table().columns().get(position);
    for (SqlCall equality : equalities) {
      for (int side = 0; side < 2; side++) {
        if (isColumn(compiler, position, equality.operand(side))) {
          Optional<KeyOperand> operand =
              KeyCondition.operand(compiler, column, equality.operand(1 - side));
          if (operand.isPresent()) {
            return operand;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isColumn(ExpressionCompiler compiler, int position, SqlNode node) {
    return node instanceof SqlIdentifier identifier
        && !identifier.isStar()
        && !TimeFunctions.isContextVariable(identifier)
        && compiler.names().resolve(identifier) == position;
  }

  /** Returns whether the row in the scope is one that the WHERE means. */
  boolean accepts(Scope scope) {
    return Boolean.TRUE.equals(where.evaluate(scope));
  }

  IndexDefinition index() {
    return codec.index();
  }

  /** Returns the values that are looked for; empty if no row can have them. */
  Optional<Object[]> values(Scope scope) {
    Object[] values = new Object[operands.size()];
    for (int i = 0; i < values.length; i++) {
      Optional<Object> value = operands.get(i).value(scope);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    return Optional.of(values);
  }

  /**
   * Returns what all entries of rows that have the values start with, which is the entry's whole
   * key if the index is unique; empty if no row can have them.
   */
  Optional<byte[]> prefix(Scope scope) {
    return values(scope)
        .map(codec::encodePrefix)
        .filter(prefix -> prefix.length <= KeyCodec.MAX_KEY_BYTES);
  }

  /** Returns the key of the row that an entry is of. */
  RowKey rowKey(byte[] key, byte[] content) {
    return new RowKey(table.id(), codec.primaryKey(key, content));
  }
}
