package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.IndexEntry;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.index.TableIndexes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes keys and rows of a table from the values of a query. Immutable and thread-safe. */
final class StoredRows {
  private final TableDefinition table;
  private final KeyCodec keyCodec;
  private final RowCodec rowCodec;
  private final RowChecks checks;
  private final int[] keyColumns;
  private final int keyWidth;
  private final TableIndexes indexes;

  StoredRows(TableDefinition table) {
    this.table = table;
    this.keyCodec = KeyCodec.of(table);
    this.rowCodec = RowCodec.of(table);
    this.checks = RowChecks.of(table);
    this.keyColumns = table.primaryKey().stream().mapToInt(Integer::intValue).toArray();
    this.keyWidth = table.keyed().primaryKey().size();
    this.indexes = TableIndexes.of(table);
  }

  /** Returns the key whose columns are the first values of a row of a query. */
  RowKey found(Object[] queryRow) {
    return new RowKey(table.id(), keyCodec.encode(Arrays.copyOf(queryRow, keyWidth)));
  }

  /** Returns a new row. */
  RowChange inserted(List<StoredValue> values, Scope scope) {
    Object[] row = new Object[table.columns().size()];
    values.forEach(value -> value.store(scope, row));
    checks.check(row, scope);
    return RowChange.insert(newKey(row, scope), rowCodec.encode(row));
  }

  /** Returns a row that is there with other values in some of its columns. */
  RowChange updated(RowKey key, List<StoredValue> values, Scope scope, Transaction transaction) {
    byte[] stored = transaction.get(key).orElseThrow();
    Object[] row = rowCodec.decode(key.key(), stored);
    values.forEach(value -> value.store(scope, row));
    checks.check(row, scope);
    return RowChange.update(key, key(key, row), rowCodec.encode(row));
  }

  /**
   * Returns a row that is proposed as a new one, or what becomes of the row that exists in its
   * place; empty if that stays as it is.
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
    RowKey place = key;
    if (!conflict.isOnKey()) {
      Optional<IndexEntry> entry = entry(conflict, proposed);
      if (entry.isEmpty()) {
        return Optional.of(proposed);
      }
      before.watch(entry.get().key());
      place = holder(conflict, entry.get(), transaction).orElse(entry.get().key());
    }
    if (before.contains(place)) {
      throw conflict.changedAlready(keyCodec, conflict.isOnKey() ? place : key);
    }
    Optional<byte[]> existing =
        place.tableId() == table.id() ? transaction.get(place) : Optional.empty();
    if (existing.isEmpty()) {
      before.note(place);
      return Optional.of(proposed);
    }
    RowKey from = place;
    return conflict
        .updated(from, existing.get(), key, proposed.row().orElseThrow(), scope)
        .map(row -> RowChange.update(from, key(from, row), rowCodec.encode(row)));
  }

  /** Returns the entry that a proposed row may meet; empty if NULL keeps it from that. */
  private Optional<IndexEntry> entry(Conflict conflict, RowChange proposed) {
    IndexEntry entry =
        indexes
            .codec(conflict.indexes().get(0))
            .entry(proposed.to().orElseThrow().key(), proposed.row().orElseThrow());
    return Optional.of(entry).filter(IndexEntry::exclusive);
  }

  private Optional<RowKey> holder(Conflict conflict, IndexEntry entry, Transaction transaction) {
    return indexes.holder(conflict.indexes().get(0), entry, transaction);
  }

  private RowKey newKey(Object[] row, Scope scope) {
    if (table.hasRowKey()) {
      Object[] number = {scope.sequences().next(table.id())};
      return new RowKey(table.id(), keyCodec.encode(number));
    }
    return key(row);
  }

  /** Returns the key that a row has after a change; a row key stays. */
  private RowKey key(RowKey before, Object[] row) {
    return table.hasRowKey() ? before : key(row);
  }

  private RowKey key(Object[] row) {
    Object[] values = new Object[keyColumns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row[keyColumns[i]];
    }
    return new RowKey(table.id(), keyCodec.encode(values));
  }
}
