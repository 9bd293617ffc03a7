package io.distribsilly.engine.store;

/**
 * Walks over the entries of one snapshot, in key order. Not thread-safe, but may be handed from
 * thread to thread. Closed by whoever opened it, before its snapshot.
 */
public interface StoreCursor extends AutoCloseable {
  /**
   * Moves to the next entry; the first call moves to the first.
   *
   * @return false if there is none
   */
  boolean next();

  /** Returns the key of the current entry; the caller may keep the array. */
  byte[] key();

  /**
   * Returns the value of the current entry; the caller may keep the array.
   *
   * @throws io.distribsilly.engine.EngineException with CORRUPTION if its checksum is wrong
   */
  byte[] value();

  @Override
  void close();
}
