package io.distribsilly.engine.shard;

import io.distribsilly.engine.store.StoreCursor;

/** Leaves out the rows that a map routes to other shards. */
final class OwnedRowsCursor implements StoreCursor {
  private final StoreCursor cursor;
  private final ShardMap<?> map;
  private final Shard shard;

  OwnedRowsCursor(StoreCursor cursor, ShardMap<?> map, Shard shard) {
    this.cursor = cursor;
    this.map = map;
    this.shard = shard;
  }

  @Override
  public boolean next() {
    while (cursor.next()) {
      if (map.shardOf(KeyHash.hash(StoreKeys.rowKey(cursor.key()))) == shard) {
        return true;
      }
    }
    return false;
  }

  @Override
  public byte[] key() {
    return cursor.key();
  }

  @Override
  public byte[] value() {
    return cursor.value();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
