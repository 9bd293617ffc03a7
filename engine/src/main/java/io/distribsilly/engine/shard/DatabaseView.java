package io.distribsilly.engine.shard;

import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.util.Optional;

/**
 * The rows of all shards as of one commit. Used by one thread at a time, whichever; closed by
 * whoever took it, after its cursors.
 */
public interface DatabaseView extends AutoCloseable {
  /** Returns the newest commit that it shows. */
  long sequence();

  /** Returns a row. */
  Optional<byte[]> get(RowKey key);

  /**
   * Scans a table over all shards, merged into key order.
   *
   * @param range a range of encoded primary keys
   */
  RowCursor scan(int tableId, KeyRange range, Direction direction);

  /** Gives back what it holds. Idempotent. */
  @Override
  void close();
}
