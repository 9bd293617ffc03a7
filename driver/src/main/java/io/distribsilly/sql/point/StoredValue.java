package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.type.Conversion;

/**
 * A value on its way into a column.
 *
 * @param column the index of the column
 */
record StoredValue(
    TableDefinition table, int column, Expression expression, Conversion conversion) {
  static StoredValue of(TableDefinition table, int column, Expression expression) {
    return new StoredValue(
        table, column, expression, Conversion.toColumn(table.columns().get(column)));
  }

  /**
   * Puts the value into a row.
   *
   * @throws EngineException with NOT_NULL_VIOLATION, or as {@link Conversion#convert}
   */
  void store(Scope scope, Object[] row) {
    Object value = conversion.convert(expression.evaluate(scope));
    ColumnDefinition definition = table.columns().get(column);
    if (value == null && !definition.acceptsNull()) {
      throw new EngineException(
          ErrorCode.NOT_NULL_VIOLATION,
          "column \"%s\" of table \"%s\" cannot be NULL; give it a value"
              .formatted(definition.name(), table.label()));
    }
    row[column] = value;
  }
}
