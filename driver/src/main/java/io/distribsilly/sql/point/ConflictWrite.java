package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.sql.plan.CancelSignal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows that an INSERT with ON CONFLICT proposes, one after the other. */
final class ConflictWrite implements WritePlan.Write {
  private final Conflict conflict;
  private final KeyCodec keyCodec;
  private final RowCodec rowCodec;
  private final List<RowKey> keys;
  private final List<byte[]> proposed;
  private final Scope scope;

  /**
   * @param proposed the rows of these keys; none of them can get another key
   */
  ConflictWrite(
      Conflict conflict,
      KeyCodec keyCodec,
      RowCodec rowCodec,
      List<RowKey> keys,
      List<byte[]> proposed,
      Scope scope) {
    this.conflict = conflict;
    this.keyCodec = keyCodec;
    this.rowCodec = rowCodec;
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
    Set<RowKey> changed = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      cancel.check();
      RowKey key = keys.get(i);
      if (conflict.updates() && changed.contains(key)) {
        throw conflict.changedAlready(keyCodec, key);
      }
      Optional<byte[]> row = row(transaction, i);
      if (row.isPresent()) {
        transaction.put(key, row.get());
        changed.add(key);
      }
    }
    return changed.size();
  }

  /** Returns what is to be written for a row that is proposed, empty if nothing is. */
  private Optional<byte[]> row(Transaction transaction, int index) {
    RowKey key = keys.get(index);
    byte[] row = proposed.get(index);
    Optional<byte[]> existing = transaction.get(key);
    return existing.isEmpty()
        ? Optional.of(row)
        : conflict.updated(key, existing.get(), row, scope).map(rowCodec::encode);
  }
}
