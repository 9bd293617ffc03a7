package io.distribsilly.engine;

import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.IndexCodec;
import io.distribsilly.engine.codec.IndexEntry;
import io.distribsilly.engine.index.TableIndexes;
import io.distribsilly.engine.shard.DatabaseView;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Creates an index of a table that has rows, while they are read and written:
 *
 * <ol>
 *   <li>The index is published. What is committed from then on keeps it; a transaction that has
 *       written rows without is refused.
 *   <li>The rows are walked in the order of their keys, a batch at a time. Each is locked and gets
 *       its entry, unless a writer has made it.
 *   <li>The log is synced.
 *   <li>The index is declared complete, from the newest commit on.
 * </ol>
 *
 * <p>If that fails, or is canceled, the index is dropped. So it is when the database is opened and
 * finds one that is not complete. Used once, by one thread.
 */
final class IndexBuild {
  private static final int MAX_BATCH = 256;

  /** A batch that waits longer lets everything go and tries again with less. */
  private static final Duration LOCK_TIMEOUT = Duration.ofMillis(100);

  private static final TransactionOptions OPTIONS =
      TransactionOptions.DEFAULT.withDurability(Durability.PERIODIC).withLockTimeout(LOCK_TIMEOUT);

  private final Definitions definitions;
  private final Supplier<DatabaseView> views;
  private final Function<TransactionOptions, Transaction> transactions;
  private final BooleanSupplier canceled;

  /** The smallest key that is not looked at yet. */
  private byte[] position = new byte[0];

  private int batch = MAX_BATCH;

  /**
   * @param views takes a view of what is committed
   * @param canceled whether to give up; asked now and then
   */
  IndexBuild(
      Definitions definitions,
      Supplier<DatabaseView> views,
      Function<TransactionOptions, Transaction> transactions,
      BooleanSupplier canceled) {
    this.definitions = definitions;
    this.views = views;
    this.transactions = transactions;
    this.canceled = canceled;
  }

  /** Creates the index and returns it as it is then. */
  IndexDefinition run(int tableId, IndexDefinition index) {
    IndexDefinition added = definitions.addIndex(tableId, index); // 1
    try {
      fill(added.id()); // 2
      definitions.indexIsComplete(added.id()); // 3 and 4
    } catch (RuntimeException | Error e) {
      drop(added, e);
      throw e;
    }
    return current(added.id()).index(added.id()).orElseThrow();
  }

  private void drop(IndexDefinition index, Throwable why) {
    try {
      definitions.dropIndex(index.id());
    } catch (EngineException second) {
      why.addSuppressed(second);
    }
  }

  private void fill(int indexId) {
    Optional<List<RowKey>> rows = next(current(indexId));
    while (rows.isPresent()) {
      checkNotCanceled();
      if (fill(indexId, rows.get())) {
        byte[] last = rows.get().get(rows.get().size() - 1).key();
        position = Arrays.copyOf(last, last.length + 1); // the smallest key above it
        batch = Math.min(MAX_BATCH, 2 * batch);
      } else {
        batch = Math.max(1, batch / 8);
      }
      rows = next(current(indexId));
    }
  }

  /** Returns the keys of the next rows, empty after the last. */
  private Optional<List<RowKey>> next(TableDefinition table) {
    KeyRange rest = new KeyRange(position, Optional.empty());
    List<RowKey> keys = new ArrayList<>(batch);
    try (DatabaseView view = views.get();
        RowCursor cursor = view.scan(table.id(), rest, Direction.ASCENDING)) {
      while (keys.size() < batch && cursor.next()) {
        keys.add(new RowKey(table.id(), cursor.key()));
      }
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
  }

  /** Returns false if somebody else has locked one of the rows, or values of one. */
  private boolean fill(int indexId, List<RowKey> rows) {
    TableDefinition table = current(indexId);
    try (Transaction transaction = transactions.apply(OPTIONS)) {
      transaction.writeAs(table);
      transaction.lock(rows);
      Entries entries = new Entries(table, indexId, transaction);
      entries.addAll(rows);
      entries.write();
      transaction.commit();
      return true;
    } catch (EngineException e) {
      if (e.code() == ErrorCode.LOCK_TIMEOUT || e.code() == ErrorCode.SERIALIZATION_FAILURE) {
        return false;
      }
      throw e;
    }
  }

  /** The entries of one batch. */
  private static final class Entries {
    private final TableDefinition table;
    private final IndexCodec codec;
    private final Transaction transaction;
    private final List<RowKey> rows = new ArrayList<>();
    private final List<IndexEntry> entries = new ArrayList<>();

    Entries(TableDefinition table, int indexId, Transaction transaction) {
      this.table = table;
      this.codec = IndexCodec.of(table, table.index(indexId).orElseThrow());
      this.transaction = transaction;
    }

    void addAll(List<RowKey> keys) {
      for (RowKey key : keys) {
        Optional<byte[]> row = transaction.get(key);
        if (row.isPresent()) {
          rows.add(key);
          entries.add(codec.entry(key.key(), row.get()));
        }
      }
    }

    void write() {
      transaction.lock(
          entries.stream().filter(IndexEntry::exclusive).map(IndexEntry::key).toList());
      for (int i = 0; i < entries.size(); i++) {
        write(rows.get(i), entries.get(i));
      }
    }

    private void write(RowKey row, IndexEntry entry) {
      if (!entry.exclusive()) {
        transaction.writeGuarded(row, entry.key(), Optional.of(entry.content()));
        return;
      }
      Optional<byte[]> existing = transaction.get(entry.key());
      if (existing.isEmpty()) {
        transaction.put(entry.key(), entry.content());
      } else if (!Arrays.equals(existing.get(), entry.content())) {
        throw TableIndexes.duplicate(table, codec, entry);
      }
    }
  }

  private TableDefinition current(int indexId) {
    return definitions
        .current()
        .tableOfIndex(indexId)
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.INDEX_NOT_FOUND,
                    "the index was dropped, or its table dropped or truncated, while it was made;"
                        + " create it again"));
  }

  private void checkNotCanceled() {
    if (canceled.getAsBoolean()) {
      throw new EngineException(
          ErrorCode.QUERY_CANCELED, "the creation of the index was canceled; there is none");
    }
  }
}
