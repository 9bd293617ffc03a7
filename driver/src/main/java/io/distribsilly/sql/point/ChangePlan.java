package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.index.IndexChanges;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.session.ParameterDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** UPDATE and DELETE of rows by their whole primary key. */
final class ChangePlan extends WritePlan {
  private final KeyCondition where;
  private final Optional<List<StoredValue>> assignments;
  private final RowCodec rowCodec;

  /**
   * Creates a plan.
   *
   * @param assignments what columns are set to, empty to delete the rows
   */
  ChangePlan(
      TableDefinition table,
      KeyCondition where,
      Optional<List<StoredValue>> assignments,
      List<ParameterDescription> parameters) {
    super(table, where.keys().codec(), parameters);
    this.where = where;
    this.assignments = assignments.map(List::copyOf);
    this.rowCodec = RowCodec.of(table);
  }

  @Override
  Write bind(Scope scope) {
    return new Change(where.keys().keys(scope), scope);
  }

  private final class Change implements Write {
    private final Collection<RowKey> keys;
    private final Scope scope;

    Change(Collection<RowKey> keys, Scope scope) {
      this.keys = keys;
      this.scope = scope;
    }

    @Override
    public Collection<RowKey> keys() {
      return keys;
    }

    @Override
    public long apply(Transaction transaction, CancelSignal cancel) {
      List<RowKey> changed = new ArrayList<>(1);
      List<byte[]> changes = new ArrayList<>(1);
      for (RowKey key : keys) {
        cancel.check();
        Optional<byte[]> stored = transaction.get(key);
        if (stored.isPresent()) {
          Object[] row = rowCodec.decode(key.key(), stored.get());
          Scope withRow = scope.withRow(row);
          if (where.accepts(withRow)) {
            changed.add(key);
            assignments.ifPresent(values -> changes.add(changedRow(values, withRow)));
          }
        }
      }
      if (indexes().isEmpty()) {
        write(transaction, changed, changes);
      } else {
        IndexChanges indexChanges = indexes().begin(transaction, changed);
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
      return rowCodec.encode(row);
    }
  }
}
