package io.distribsilly.engine.store;

import java.util.Optional;

/**
 * The entries of a store as they were at one moment; later changes are not seen. While it is open
 * the store keeps files it could otherwise remove, so close it soon. Not thread-safe, but may be
 * handed from thread to thread.
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
