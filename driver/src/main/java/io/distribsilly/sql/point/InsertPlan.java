package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.index.IndexChanges;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.session.ParameterDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** INSERT, also with ON CONFLICT, and UPSERT of rows that the statement spells out. */
final class InsertPlan extends WritePlan {
  private final boolean replaces;
  private final Optional<Conflict> conflict;
  private final StoredValue[][] rows;
  private final RowCodec rowCodec;
  private final RowChecks checks;
  private final int[] keyColumns;

  /**
   * Creates a plan.
   *
   * @param replaces whether a row that exists is replaced, as UPSERT does
   * @param conflict what becomes of a row that exists, empty if it is an error
   * @param rows for each row one value a column
   */
  InsertPlan(
      TableDefinition table,
      boolean replaces,
      Optional<Conflict> conflict,
      List<StoredValue[]> rows,
      List<ParameterDescription> parameters) {
    super(table, KeyCodec.of(table), parameters);
    this.replaces = replaces;
    this.conflict = conflict;
    this.rows = rows.toArray(StoredValue[][]::new);
    this.rowCodec = RowCodec.of(table);
    this.checks = RowChecks.of(table);
    this.keyColumns = table.primaryKey().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  Write bind(Scope scope) {
    List<RowKey> keys = new ArrayList<>(rows.length);
    List<byte[]> stored = new ArrayList<>(rows.length);
    for (StoredValue[] values : rows) {
      scope.sequences().nextRow();
      Object[] row = new Object[values.length];
      for (StoredValue value : values) {
        value.store(scope, row);
      }
      checks.check(row, scope);
      keys.add(key(row, scope));
      stored.add(rowCodec.encode(row));
    }
    return conflict.isPresent()
        ? new ConflictWrite(
            conflict.get(),
            codec(),
            rowCodec,
            indexes(),
            key -> duplicate(key, "exists already, and ON CONFLICT is about other columns"),
            keys,
            stored,
            scope)
        : new Insertion(keys, stored);
  }

  private RowKey key(Object[] row, Scope scope) {
    if (table().hasRowKey()) {
      Object[] number = {scope.sequences().next(table().id())};
      return new RowKey(table().id(), codec().encode(number));
    }
    Object[] values = new Object[keyColumns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row[keyColumns[i]];
    }
    return new RowKey(table().id(), codec().encode(values));
  }

  private EngineException duplicate(RowKey key, String what) {
    return new EngineException(
        ErrorCode.DUPLICATE_KEY,
        "row with key %s of table \"%s\" %s"
            .formatted(KeyExplanation.text(codec(), key), table().label(), what));
  }

  private final class Insertion implements Write {
    private final List<RowKey> keys;
    private final List<byte[]> stored;

    Insertion(List<RowKey> keys, List<byte[]> stored) {
      this.keys = keys;
      this.stored = stored;
    }

    @Override
    public Collection<RowKey> keys() {
      return keys;
    }

    @Override
    public long apply(Transaction transaction, CancelSignal cancel) {
      if (!replaces) {
        checkAbsent(transaction, cancel);
      }
      if (indexes().isEmpty()) {
        putAll(transaction);
      } else {
        IndexChanges changes = indexes().begin(transaction, keys);
        putAll(transaction);
        changes.finish();
      }
      return keys.size();
    }

    private void putAll(Transaction transaction) {
      for (int i = 0; i < keys.size(); i++) {
        transaction.put(keys.get(i), stored.get(i));
      }
    }

    private void checkAbsent(Transaction transaction, CancelSignal cancel) {
      Set<RowKey> seen = new HashSet<>();
      for (RowKey key : keys) {
        cancel.check();
        if (keys.size() > 1 && !seen.add(key)) {
          throw duplicate(key, "is given twice by the statement; leave one of them out");
        }
        if (transaction.get(key).isPresent()) {
          throw duplicate(key, "exists already; use UPSERT to replace it");
        }
      }
    }
  }
}
