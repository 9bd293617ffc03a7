package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import java.util.Arrays;
import java.util.List;

/** Makes keys and rows of a table from the values of a query. Immutable and thread-safe. */
final class StoredRows {
  private final TableDefinition table;
  private final KeyCodec keyCodec;
  private final RowCodec rowCodec;
  private final int[] keyColumns;

  StoredRows(TableDefinition table) {
    this.table = table;
    this.keyCodec = KeyCodec.of(table);
    this.rowCodec = RowCodec.of(table);
    this.keyColumns = table.primaryKey().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the key whose columns are the first values of a row of a query. */
  RowKey found(Object[] queryRow) {
    return new RowKey(table.id(), keyCodec.encode(Arrays.copyOf(queryRow, keyColumns.length)));
  }

  /** Returns a new row. */
  RowChange inserted(List<StoredValue> values, Scope scope) {
    Object[] row = new Object[table.columns().size()];
    values.forEach(value -> value.store(scope, row));
    return RowChange.insert(key(row), rowCodec.encode(row));
  }

  /** Returns a row that is there with other values in some of its columns. */
  RowChange updated(RowKey key, List<StoredValue> values, Scope scope, Transaction transaction) {
    byte[] stored = transaction.get(key).orElseThrow();
    Object[] row = rowCodec.decode(key.key(), stored);
    values.forEach(value -> value.store(scope, row));
    return RowChange.update(key, key(row), rowCodec.encode(row));
  }

  private RowKey key(Object[] row) {
    Object[] values = new Object[keyColumns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row[keyColumns[i]];
    }
    return new RowKey(table.id(), keyCodec.encode(values));
  }
}
