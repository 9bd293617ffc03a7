package io.distribsilly.engine.index;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.IndexCodec;
import io.distribsilly.engine.codec.IndexEntry;
import io.distribsilly.engine.txn.RowNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All indexes of a table, as whoever writes its rows sees them. What is written to a table that has
 * any goes between {@link #begin} and {@link IndexChanges#finish}. Immutable and thread-safe.
 *
 * <p>An entry that is exclusive is locked like a row before it is written; one that is not is
 * guarded by the row that it is of. Entries are locked after rows: of two statements that do one
 * after the other, neither waits for the other for ever.
 */
public final class TableIndexes {
  private final TableDefinition table;
  private final List<IndexCodec> codecs;

  private TableIndexes(TableDefinition table, List<IndexCodec> codecs) {
    this.table = table;
    this.codecs = codecs;
  }

  /** Returns the indexes of a table. */
  public static TableIndexes of(TableDefinition table) {
    return new TableIndexes(
        table, table.indexes().stream().map(index -> IndexCodec.of(table, index)).toList());
  }

  /** Returns whether there is nothing to be kept. */
  public boolean isEmpty() {
    return codecs.isEmpty();
  }

  /** Returns the codecs, in the order of the definitions. */
  List<IndexCodec> codecs() {
    return codecs;
  }

  /** Returns the codec of an index of the table. */
  public IndexCodec codec(IndexDefinition index) {
    return codecs.stream()
        .filter(codec -> codec.index().id() == index.id())
        .findFirst()
        .orElseThrow();
  }

  /**
   * Begins to write rows: notes what they are before.
   *
   * @param transaction has the rows locked
   * @param keys all rows that will be written, and maybe others
   */
  public IndexChanges begin(Transaction transaction, Collection<RowKey> keys) {
    return new IndexChanges(this, transaction, keys);
  }

  /** Returns the entries of a row, one an index. */
  List<IndexEntry> entries(RowKey key, byte[] row) {
    List<IndexEntry> entries = new ArrayList<>(codecs.size());
    for (IndexCodec codec : codecs) {
      entries.add(codec.entry(key.key(), row));
    }
    return entries;
  }

  /**
   * Returns whether a row that is proposed has the same values as another one in a unique index.
   *
   * @param indexes the unique indexes that are asked for
   * @param transaction locks the values, so that the answer stays true until it ends
   */
  public boolean isTaken(
      Collection<IndexDefinition> indexes, RowKey key, byte[] row, Transaction transaction) {
    for (IndexDefinition index : indexes) {
      Optional<RowKey> holder = holder(index, key, row, transaction);
      if (holder.isPresent() && !holder.get().equals(key)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Locks the values of rows that are proposed, in one call.
   *
   * @param indexes the unique indexes that will be asked for
   * @param rows one for each key
   */
  public void lock(
      Collection<IndexDefinition> indexes,
      List<RowKey> keys,
      List<byte[]> rows,
      Transaction transaction) {
    List<RowKey> entries = new ArrayList<>();
    for (IndexDefinition index : indexes) {
      IndexCodec codec = codec(index);
      for (int i = 0; i < keys.size(); i++) {
        IndexEntry entry = codec.entry(keys.get(i).key(), rows.get(i));
        if (entry.exclusive()) {
          entries.add(entry.key());
        }
      }
    }
    transaction.lock(entries);
  }

  /** Returns the row that has the values of a proposed one in a unique index; locks the values. */
  private Optional<RowKey> holder(
      IndexDefinition index, RowKey key, byte[] row, Transaction transaction) {
    IndexEntry entry = codec(index).entry(key.key(), row);
    if (!entry.exclusive()) {
      return Optional.empty();
    }
    transaction.lock(List.of(entry.key()));
    return holder(index, entry, transaction);
  }

  /** Returns the row that an exclusive entry is of, as the transaction sees it. */
  public Optional<RowKey> holder(IndexDefinition index, IndexEntry entry, Transaction transaction) {
    return transaction
        .get(entry.key())
        .map(content -> codec(index).primaryKey(entry.key().key(), content))
        .map(primaryKey -> new RowKey(table.id(), primaryKey));
  }

  EngineException duplicate(IndexCodec codec, IndexEntry entry) {
    return duplicate(table, codec, entry);
  }

  /** Says that two rows have the same values in a unique index. */
  public static EngineException duplicate(
      TableDefinition table, IndexCodec codec, IndexEntry entry) {
    return new EngineException(
        ErrorCode.DUPLICATE_KEY,
        "unique index \"%s\" of table \"%s\" allows one row with %s, and there are two; give one of them other values"
            .formatted(
                codec.index().name(),
                table.label(),
                RowNames.values(codec.values(entry.key().key()))));
  }
}
