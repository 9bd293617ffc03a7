package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  /**
   * Returns a row that is proposed as a new one, or what becomes of the row that exists under its
   * key; empty if that stays as it is.
   *
   * @throws EngineException with CARDINALITY_VIOLATION if the statement has changed or made the row
   *     before
   */
  Optional<RowChange> insertedOr(
      Conflict conflict,
      RowChange proposed,
      Scope scope,
      Transaction transaction,
      RowChanges before) {
    RowKey key = proposed.to().orElseThrow();
    if (before.contains(key)) {
      throw conflict.changedAlready(keyCodec, key);
    }
    Optional<byte[]> existing = transaction.get(key);
    if (existing.isEmpty()) {
      before.note(key);
      return Optional.of(proposed);
    }
    return conflict
        .updated(key, existing.get(), proposed.row().orElseThrow(), scope)
        .map(row -> RowChange.update(key, key(row), rowCodec.encode(row)));
  }

  private RowKey key(Object[] row) {
    Object[] values = new Object[keyColumns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row[keyColumns[i]];
    }
    return new RowKey(table.id(), keyCodec.encode(values));
  }
}
