package io.distribsilly.engine.shard;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.util.List;
import java.util.Optional;

/** What is left of a retired shard: a snapshot of nothing, newer than every view asks for. */
final class NoRows implements StoreSnapshot {
  private NoRows() {}

  /**
   * Returns the state of a retired shard. Who still finds it by an old map reads nothing, sees that
   * the map is replaced, and reads again; no view can be made of it.
   */
  static ShardState state() {
    SharedSnapshot base = new SharedSnapshot(new NoRows(), Long.MAX_VALUE, () -> {});
    return new ShardState(base, List.of(new Memtable()));
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return Optional.empty();
  }

  @Override
  public StoreCursor scan(KeyRange range, Direction direction) {
    return new LayeredCursor(List.of(), direction);
  }

  @Override
  public long count() {
    return 0;
  }

  @Override
  public void close() {
    // holds nothing
  }
}
