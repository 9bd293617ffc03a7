package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.index.IndexChanges;
import io.distribsilly.engine.index.TableIndexes;
import io.distribsilly.sql.plan.CancelSignal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rows that an INSERT with ON CONFLICT proposes, one after the other. */
final class ConflictWrite implements WritePlan.Write {
  private final Conflict conflict;
  private final KeyCodec keyCodec;
  private final RowCodec rowCodec;
  private final TableIndexes indexes;
  private final Function<RowKey, RuntimeException> duplicate;
  private final List<RowKey> keys;
  private final List<byte[]> proposed;
  private final Scope scope;

  /**
   * @param duplicate says that a row exists already, where that is an error
   * @param proposed the rows of these keys; none of them can get another key
   */
  ConflictWrite(
      Conflict conflict,
      KeyCodec keyCodec,
      RowCodec rowCodec,
      TableIndexes indexes,
      Function<RowKey, RuntimeException> duplicate,
      List<RowKey> keys,
      List<byte[]> proposed,
      Scope scope) {
    this.conflict = conflict;
    this.keyCodec = keyCodec;
    this.rowCodec = rowCodec;
    this.indexes = indexes;
    this.duplicate = duplicate;
    this.keys = keys;
    this.proposed = proposed;
    this.scope = scope;
  }

  @Override
  public Collection<RowKey> keys() {
    return keys;
  }

  @Override
  public long apply(Transaction transaction, CancelSignal cancel) {
    if (!conflict.indexes().isEmpty()) {
      indexes.lock(conflict.indexes(), keys, proposed, transaction);
    }
    Set<RowKey> changed = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      cancel.check();
      RowKey key = keys.get(i);
      if (conflict.updates() && changed.contains(key)) {
        throw conflict.changedAlready(keyCodec, key);
      }
      Optional<byte[]> row = row(transaction, i);
      if (row.isPresent()) {
        write(transaction, key, row.get());
        changed.add(key);
      }
    }
    return changed.size();
  }

  /** The next row may meet the entries of this one. */
  private void write(Transaction transaction, RowKey key, byte[] row) {
    if (indexes.isEmpty()) {
      transaction.put(key, row);
    } else {
      IndexChanges changes = indexes.begin(transaction, List.of(key));
      transaction.put(key, row);
      changes.finish();
    }
  }

  /** Returns what is to be written for a row that is proposed, empty if nothing is. */
  private Optional<byte[]> row(Transaction transaction, int index) {
    RowKey key = keys.get(index);
    byte[] row = proposed.get(index);
    Optional<byte[]> existing = transaction.get(key);
    if (existing.isEmpty()) {
      boolean taken =
          !conflict.indexes().isEmpty()
              && indexes.isTaken(conflict.indexes(), key, row, transaction);
      return taken ? Optional.empty() : Optional.of(row);
    }
    if (!conflict.isOnKey()) {
      throw duplicate.apply(key);
    }
    return conflict.updated(key, existing.get(), key, row, scope).map(rowCodec::encode);
  }
}
