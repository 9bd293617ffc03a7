package io.distribsilly.engine;

import java.util.Collection;
import java.util.Optional;

/**
 * Writes that are buffered, seen by the transaction itself at once, and applied by {@link #commit}.
 * Not thread-safe. Closed by whoever began it; closing without a commit changes nothing.
 *
 * <p>A transaction that writes locks its rows first, all in one call, and reads them after that:
 * what it reads is then what it replaces.
 */
public interface Transaction extends AutoCloseable {
  /**
   * Waits until no other transaction holds any of these rows, and holds them until this one ends.
   * Called at most once, before the first write.
   */
  void lock(Collection<RowKey> keys);

  /** Returns a row as this transaction sees it: its own write, else the newest committed one. */
  Optional<byte[]> get(RowKey key);

  /** Inserts or replaces a row that is locked by this transaction. */
  void put(RowKey key, byte[] row);

  /** Deletes a row that is locked by this transaction; nothing happens if there is none. */
  void delete(RowKey key);

  /**
   * Applies the writes and ends the transaction. When it returns they are as safe as its {@link
   * Durability} promises.
   *
   * <p>Rows of one shard are applied as one. Rows of several shards are applied shard by shard: a
   * crash in between can leave some shards with their part and some without.
   *
   * @throws EngineException with TABLE_NOT_FOUND if a table was dropped meanwhile, DISK_FULL or
   *     IO_ERROR if it could not be written
   */
  void commit();

  /** Ends the transaction; what was not committed is forgotten. Idempotent. */
  @Override
  void close();
}
