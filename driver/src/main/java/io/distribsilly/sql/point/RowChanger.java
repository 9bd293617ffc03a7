package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.index.IndexChanges;
import io.distribsilly.engine.index.TableIndexes;
import io.distribsilly.sql.plan.CancelSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Updates or deletes rows whose keys are known and locked. Immutable and thread-safe. */
final class RowChanger {
  private final Predicate<Scope> where;
  private final Optional<List<StoredValue>> assignments;
  private final RowCodec rowCodec;
  private final RowChecks checks;
  private final TableIndexes indexes;

  /**
   * @param where which of the rows are meant
   * @param assignments what columns are set to, empty to delete the rows
   */
  RowChanger(
      TableDefinition table, Predicate<Scope> where, Optional<List<StoredValue>> assignments) {
    this.where = where;
    this.assignments = assignments.map(List::copyOf);
    this.rowCodec = RowCodec.of(table);
    this.checks = RowChecks.of(table);
    this.indexes = TableIndexes.of(table);
  }

  /**
   * Makes the changes.
   *
   * @return how many rows it changed
   */
  long apply(Transaction transaction, Collection<RowKey> keys, Scope scope, CancelSignal cancel) {
    List<RowKey> changed = new ArrayList<>(1);
    List<byte[]> changes = new ArrayList<>(1);
    for (RowKey key : keys) {
      cancel.check();
      Optional<byte[]> stored = transaction.get(key);
      if (stored.isPresent()) {
        Object[] row = rowCodec.decode(key.key(), stored.get());
        Scope withRow = scope.withRow(row);
        if (where.test(withRow)) {
          changed.add(key);
          assignments.ifPresent(values -> changes.add(changedRow(values, withRow)));
        }
      }
    }
    if (indexes.isEmpty()) {
      write(transaction, changed, changes);
    } else {
      IndexChanges indexChanges = indexes.begin(transaction, changed);
      write(transaction, changed, changes);
      indexChanges.finish();
    }
    return changed.size();
  }

  private void write(Transaction transaction, List<RowKey> changed, List<byte[]> changes) {
    for (int i = 0; i < changed.size(); i++) {
      if (assignments.isPresent()) {
        transaction.put(changed.get(i), changes.get(i));
      } else {
        transaction.delete(changed.get(i));
      }
    }
  }

  /** Every assignment sees the row as it was. */
  private byte[] changedRow(List<StoredValue> values, Scope withRow) {
    Object[] row = withRow.row().clone();
    for (StoredValue value : values) {
      value.store(withRow, row);
    }
    checks.check(row, withRow);
    return rowCodec.encode(row);
  }
}
