package io.distribsilly.engine.shard;

import io.distribsilly.engine.store.StoreCursor;

/** Walks over the rows in a shard's store. */
final class BaseCursor implements VersionCursor {
  private final StoreCursor cursor;

  BaseCursor(StoreCursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public boolean next() {
    return cursor.next();
  }

  @Override
  public byte[] storeKey() {
    return cursor.key();
  }

  @Override
  public boolean isDeleted() {
    return false;
  }

  @Override
  public byte[] row() {
    return StoredRow.row(cursor.value());
  }

  @Override
  public void close() {
    cursor.close();
  }
}
