package io.distribsilly.engine.shard;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import java.util.Optional;

/** A state whose snapshot is held. */
record StateView(ShardState state) implements ShardView {
  @Override
  public long applied() {
    return state.base().applied();
  }

  @Override
  public Optional<byte[]> get(byte[] storeKey, long sequence) {
    return state.get(storeKey, sequence);
  }

  @Override
  public StoreCursor scan(KeyRange range, Direction direction, long sequence) {
    return state.scan(range, direction, sequence);
  }

  @Override
  public long count(long sequence) {
    return state.count(sequence);
  }

  @Override
  public void close() {
    state.base().release();
  }
}
