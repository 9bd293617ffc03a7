package io.distribsilly.engine;

import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Writes that are buffered, seen by the transaction itself at once, and applied by {@link #commit}
 * as one. Used by one thread at a time, whichever; {@link #cancel} and {@link #close} may come from
 * any. Closed by whoever began it; closing without a commit changes nothing.
 *
 * <p>Rows are locked before they are written, and held until the transaction ends. A call that
 * throws has changed nothing and leaves the transaction as it was; only {@link #commit} ends it
 * whatever happens. After SERIALIZATION_FAILURE trying the same again in the same transaction does
 * not help: close it and run it anew from its beginning.
 */
public interface Transaction extends AutoCloseable {
  /** Returns how it runs. */
  TransactionOptions options();

  /**
   * Begins the next statement: {@link Isolation#READ_COMMITTED} sees what is committed by then,
   * {@link #rollbackStatement} comes back to here, and a {@link #cancel} of what was before is
   * forgotten. A transaction of one statement need not call it.
   */
  void beginStatement();

  /**
   * Undoes the writes since {@link #beginStatement} and forgets the savepoints since; locks stay.
   * Nothing happens if the transaction has ended.
   */
  void rollbackStatement();

  /**
   * Returns a row as this transaction sees it: its own write; else, if the row is locked by this
   * transaction, the newest committed one; else the one of the view that its isolation gives.
   */
  Optional<byte[]> get(RowKey key);

  /** Returns several rows, in the order of their keys in the list, each as {@link #get} does. */
  List<Optional<byte[]>> multiGet(List<RowKey> keys);

  /**
   * Scans a table in key order over all shards: the view with this transaction's own writes up to
   * now in it. Later writes do not change what the cursor gives.
   *
   * @param range a range of encoded primary keys
   * @return a cursor that the caller closes; the end of the transaction closes it too
   */
  RowCursor scan(int tableId, KeyRange range, Direction direction);

  /**
   * Waits until no other transaction holds any of these rows, and holds them until this one ends;
   * all of them, or none more than before if it throws. Those it holds already cost nothing. An
   * interrupt does not end the wait, and stays set.
   *
   * @throws EngineException with LOCK_TIMEOUT if one row took longer than {@link
   *     TransactionOptions#lockTimeout}; SERIALIZATION_FAILURE if waiting would never end because
   *     others wait for this transaction, or, with {@link Isolation#SNAPSHOT}, if a row was changed
   *     since the view; QUERY_CANCELED; READ_ONLY
   */
  default void lock(Collection<RowKey> keys) {
    lock(keys, options().lockTimeout());
  }

  /**
   * Locks rows as {@link #lock(Collection)} does.
   *
   * @param timeout how long to wait for each row instead of {@link TransactionOptions#lockTimeout};
   *     zero not at all
   */
  void lock(Collection<RowKey> keys, Duration timeout);

  /**
   * Returns whether one of these rows was changed by another transaction since the view that scans
   * of this one read, so that what a scan has found may no longer be so. What it asks for is locked
   * by this transaction, or the answer is old as soon as it is given.
   */
  boolean isStale(Collection<RowKey> keys);

  /**
   * Lets the rest of a statement with {@link Isolation#READ_COMMITTED} see what is committed by
   * now; with others nothing happens. No cursor of the transaction may be open.
   */
  void refresh();

  /**
   * Says with which definition the rows of a table are written, from the first one on. The commit
   * is refused unless it is the current one then. Nothing is checked for a table of which it was
   * not said.
   *
   * @throws EngineException with SERIALIZATION_FAILURE if another version was said before
   */
  void writeAs(TableDefinition table);

  /**
   * Inserts or replaces a row that is locked by this transaction.
   *
   * @throws EngineException with LIMIT_EXCEEDED if the transaction has written too much
   * @throws IllegalStateException if the row is not locked
   */
  void put(RowKey key, byte[] row);

  /**
   * Deletes a row that is locked by this transaction; nothing happens if there is none.
   *
   * @throws EngineException with LIMIT_EXCEEDED if the transaction has written too much
   * @throws IllegalStateException if the row is not locked
   */
  void delete(RowKey key);

  /**
   * Inserts, replaces or deletes a row that nobody writes who has not locked another one.
   *
   * @param guard the row that stands for it, locked by this transaction
   * @param row its new state, empty to delete it
   * @throws EngineException with LIMIT_EXCEEDED if the transaction has written too much
   * @throws IllegalStateException if the guard is not locked
   */
  void writeGuarded(RowKey guard, RowKey key, Optional<byte[]> row);

  /**
   * Returns the newest commit that scans of this transaction show as of now, and rows that it has
   * not locked.
   */
  long sequence();

  /** Returns a mark of the writes up to now. */
  int savepoint();

  /**
   * Undoes the writes since a mark; locks stay, and marks set later are no longer valid.
   *
   * @param savepoint what {@link #savepoint} returned
   * @throws EngineException with INVALID_TRANSACTION_STATE if there is no such mark (any more)
   */
  void rollbackTo(int savepoint);

  /**
   * Forgets a mark and those set after it; the writes stay.
   *
   * @param savepoint what {@link #savepoint} returned
   * @throws EngineException with INVALID_TRANSACTION_STATE if there is no such mark (any more)
   */
  void release(int savepoint);

  /** Returns whether a commit would write anything. */
  boolean hasWrites();

  /**
   * Applies the writes and ends the transaction, also if it fails. When it returns they are as safe
   * as its {@link Durability} promises.
   *
   * @throws EngineException with TABLE_NOT_FOUND if a table was dropped or truncated meanwhile,
   *     SERIALIZATION_FAILURE if the definition of one was changed ({@link #writeAs}), DISK_FULL or
   *     IO_ERROR if it could not be written
   */
  void commit();

  /**
   * Ends the transaction; what was not committed is forgotten. Waits for a call that runs in
   * another thread, which it cancels. Idempotent.
   */
  @Override
  void close();

  /**
   * Lets a {@link #lock} that waits, or the next one of this statement that would have to, throw
   * QUERY_CANCELED. From any thread.
   */
  void cancel();
}
