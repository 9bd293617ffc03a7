package io.distribsilly.engine.index;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.codec.IndexCodec;
import io.distribsilly.engine.codec.IndexEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the writes of a statement to a table's rows do to its indexes. All rows are written before
 * {@link #finish}, and all entries that go, go before one comes: rows may exchange values. Used by
 * one thread.
 */
public final class IndexChanges {
  /** A row's entry in one index, before and after. */
  private record Change(
      RowKey row, IndexCodec codec, Optional<IndexEntry> before, Optional<IndexEntry> after) {
    boolean isNone() {
      return before.isPresent() && after.isPresent()
          ? before.get().isSame(after.get())
          : before.equals(after);
    }
  }

  private final TableIndexes indexes;
  private final Transaction transaction;

  /** The entries of the rows as they were; none of a row that was not there. */
  private final Map<RowKey, List<IndexEntry>> before = new LinkedHashMap<>();

  IndexChanges(TableIndexes indexes, Transaction transaction, Collection<RowKey> keys) {
    this.indexes = indexes;
    this.transaction = transaction;
    for (RowKey key : keys) {
      before.computeIfAbsent(key, this::entries);
    }
  }

  private List<IndexEntry> entries(RowKey key) {
    return transaction.get(key).map(row -> indexes.entries(key, row)).orElse(List.of());
  }

  /**
   * Brings the indexes to what the rows are now. Whoever called undoes the statement if it throws.
   *
   * @throws io.distribsilly.engine.EngineException with DUPLICATE_KEY if a unique index has values
   *     of another row; what {@link Transaction#lock} throws; VALUE_TOO_LONG
   */
  public void finish() {
    List<Change> changes = new ArrayList<>();
    before.forEach((key, entries) -> addChanges(key, entries, entries(key), changes));
    lockExclusive(changes);
    for (Change change : changes) {
      change.before.ifPresent(entry -> write(change, entry, Optional.empty()));
    }
    for (Change change : changes) {
      change.after.ifPresent(entry -> put(change, entry));
    }
  }

  private void addChanges(
      RowKey key, List<IndexEntry> old, List<IndexEntry> now, List<Change> changes) {
    for (int i = 0; i < indexes.codecs().size(); i++) {
      Change change = new Change(key, indexes.codecs().get(i), entry(old, i), entry(now, i));
      if (!change.isNone()) {
        changes.add(change);
      }
    }
  }

  private static Optional<IndexEntry> entry(List<IndexEntry> entries, int index) {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(index));
  }

  private void lockExclusive(List<Change> changes) {
    Collection<RowKey> keys = new TreeSet<>();
    for (Change change : changes) {
      change.before.filter(IndexEntry::exclusive).ifPresent(entry -> keys.add(entry.key()));
      change.after.filter(IndexEntry::exclusive).ifPresent(entry -> keys.add(entry.key()));
    }
    if (!keys.isEmpty()) {
      transaction.lock(keys);
    }
  }

  private void put(Change change, IndexEntry entry) {
    if (entry.exclusive() && transaction.get(entry.key()).isPresent()) {
      throw indexes.duplicate(change.codec, entry);
    }
    write(change, entry, Optional.of(entry.content()));
  }

  private void write(Change change, IndexEntry entry, Optional<byte[]> content) {
    RowKey guard = entry.exclusive() ? entry.key() : change.row;
    transaction.writeGuarded(guard, entry.key(), content);
  }
}
