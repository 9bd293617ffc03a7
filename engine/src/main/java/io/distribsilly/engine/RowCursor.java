package io.distribsilly.engine;

/**
 * Walks over the rows of a scan. Not thread-safe, but may be handed from thread to thread. Holds
 * resources of every shard until it is closed by whoever opened it.
 */
public interface RowCursor extends AutoCloseable {
  /**
   * Moves to the next row; the first call moves to the first.
   *
   * @return false if there is none
   */
  boolean next();

  /** Returns the encoded primary key of the current row; the caller may keep the array. */
  byte[] key();

  /** Returns the encoded row; the caller may keep the array. */
  byte[] row();

  @Override
  void close();
}
