package io.distribsilly.engine.store;

import java.util.Optional;

/**
 * The entries of a store as they were at one moment; later changes are not seen. Cheap to make.
 * Many threads may read from it at once, each cursor by one of them at a time; whoever closes it
 * makes sure that nobody reads any more, and closes the cursors first.
 *
 * <p>While it is open the store keeps files it could otherwise remove, so whoever shares one among
 * many readers takes a new one often. A snapshot older than 8 hours is ended by force: its reads
 * fail with QUERY_CANCELED.
 */
public interface StoreSnapshot extends AutoCloseable {
  /**
   * Returns the value of a key.
   *
   * @throws io.distribsilly.engine.EngineException with CORRUPTION if its checksum is wrong
   */
  Optional<byte[]> get(byte[] key);

  /** Returns a cursor over the entries of a range; the caller closes it. */
  StoreCursor scan(KeyRange range, Direction direction);

  /** Returns the number of entries, in constant time. */
  long count();

  @Override
  void close();
}
