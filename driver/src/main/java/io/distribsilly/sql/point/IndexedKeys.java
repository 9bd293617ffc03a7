package io.distribsilly.sql.point;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.index.IndexReads;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.util.Optional;

/**
 * The keys of the rows that an {@link IndexCondition} leads to, as a transaction sees them now. Not
 * thread-safe.
 */
final class IndexedKeys implements AutoCloseable {
  private final IndexCondition condition;
  private final Optional<RowCursor> entries;

  /** Opens a walk; of nothing if no row can have the values. */
  IndexedKeys(IndexCondition condition, Scope scope, Transaction transaction, Database database) {
    this.condition = condition;
    this.entries =
        condition
            .prefix(scope)
            .map(
                prefix -> {
                  IndexReads.check(condition.index(), transaction, database);
                  return transaction.scan(
                      condition.index().id(), KeyRange.prefix(prefix), Direction.ASCENDING);
                });
  }

  /** Returns the next key, empty after the last. */
  Optional<RowKey> next() {
    return entries
        .filter(RowCursor::next)
        .map(cursor -> condition.rowKey(cursor.key(), cursor.row()));
  }

  @Override
  public void close() {
    entries.ifPresent(RowCursor::close);
  }
}
