package io.distribsilly.engine.shard;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import java.util.Optional;

/**
 * The rows of a shard as of any sequence from {@link #applied} to what was published when the view
 * was taken. Reads of single rows are thread-safe; a cursor belongs to one thread at a time.
 */
public interface ShardView extends AutoCloseable {
  /** Returns the oldest sequence that the view can show. */
  long applied();

  /** Returns a row as of a sequence. */
  Optional<byte[]> get(byte[] storeKey, long sequence);

  /** Returns a cursor over the rows of a range of store keys; closed before the view. */
  StoreCursor scan(KeyRange range, Direction direction, long sequence);

  /** Returns the number of rows as of a sequence, without a scan. */
  long count(long sequence);

  @Override
  void close();
}
