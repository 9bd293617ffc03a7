package io.distribsilly.engine.shard;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.commit.LoggedWrite;
import io.distribsilly.engine.store.StoreBatch;
import java.util.Optional;

/**
 * One row's new state, with what is derived from its key computed once.
 *
 * @param tableId the table
 * @param hash the hash of the encoded primary key
 * @param storeKey the row's key in the store
 * @param row the encoded row, empty to delete it
 */
public record RowWrite(int tableId, long hash, byte[] storeKey, Optional<byte[]> row)
    implements LoggedWrite {
  /** Returns the write that gives a row its new state. */
  public static RowWrite of(RowKey key, Optional<byte[]> row) {
    return new RowWrite(key.tableId(), KeyHash.hash(key.key()), StoreKeys.of(key), row);
  }

  /** Returns the write that the commit log kept. */
  public static RowWrite of(LoggedWrite logged) {
    byte[] storeKey = logged.storeKey();
    return new RowWrite(
        StoreKeys.tableId(storeKey),
        KeyHash.hash(StoreKeys.rowKey(storeKey)),
        storeKey,
        logged.row());
  }

  /** Adds the write to a batch of its shard. */
  public void addTo(StoreBatch batch) {
    row.ifPresentOrElse(value -> batch.put(storeKey, value), () -> batch.delete(storeKey));
  }

  long bytes() {
    return (long) storeKey.length + row.map(value -> value.length).orElse(0);
  }
}
