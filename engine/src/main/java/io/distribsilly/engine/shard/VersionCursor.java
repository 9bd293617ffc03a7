package io.distribsilly.engine.shard;

/** Walks over the rows of one layer of a shard, each once, deleted ones included. */
interface VersionCursor extends AutoCloseable {
  /** Moves to the next row; the first call moves to the first. Returns false if there is none. */
  boolean next();

  byte[] storeKey();

  /** Returns whether this layer has the row deleted. */
  boolean isDeleted();

  /** Returns the encoded row, if it is not deleted. */
  byte[] row();

  @Override
  void close();
}
