package io.distribsilly.engine.shard;

import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every shard as of one sequence, all routed by the same map: each commit is seen as a whole or not
 * at all, each row in exactly one shard.
 */
public final class DatabaseSnapshot<S extends Shard> implements DatabaseView {
  /**
   * One shard's part.
   *
   * @param foreignRows whether rows must be checked for belonging to the shard
   */
  private record Part(Shard shard, boolean foreignRows, ShardView view) {}

  private final ShardMap<S> map;
  private final long sequence;
  private final Map<Shard, Part> parts = new IdentityHashMap<>();

  private DatabaseSnapshot(ShardMap<S> map, long sequence) {
    this.map = map;
    this.sequence = sequence;
  }

  /**
   * Takes a snapshot.
   *
   * @param shards those of the map that will be read
   * @param sequence published before the call
   * @return empty if a shard is by now newer than the sequence: take a newer one
   */
  static <S extends Shard> Optional<DatabaseSnapshot<S>> open(
      ShardMap<S> map, Collection<S> shards, long sequence) {
    DatabaseSnapshot<S> snapshot = new DatabaseSnapshot<>(map, sequence);
    try {
      for (S shard : shards) {
        boolean foreignRows = shard.holdsForeignRows(); // before the view: see Shard
        ShardView view = shard.view();
        snapshot.parts.put(shard, new Part(shard, foreignRows, view));
        if (view.applied() > sequence) {
          snapshot.close();
          return Optional.empty();
        }
      }
      return Optional.of(snapshot);
    } catch (RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  /** Returns the map that routes every read of this snapshot. */
  public ShardMap<S> map() {
    return map;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public Optional<byte[]> get(RowKey key) {
    Shard shard = map.shardOf(KeyHash.hash(key.key()));
    return parts.get(shard).view.get(StoreKeys.of(key), sequence);
  }

  @Override
  public RowCursor scan(int tableId, KeyRange rows, Direction direction) {
    KeyRange range = StoreKeys.range(tableId, rows);
    List<StoreCursor> cursors = new ArrayList<>();
    for (Part part : parts.values()) {
      StoreCursor cursor = part.view.scan(range, direction, sequence);
      cursors.add(part.foreignRows ? new OwnedRowsCursor(cursor, map, part.shard) : cursor);
    }
    return new MergedCursor(cursors, direction);
  }

  /** Returns whether this snapshot of a shard may have rows that the shard does not own. */
  public boolean hasForeignRows(Shard shard) {
    return parts.get(shard).foreignRows;
  }

  /** Returns the number of rows in a shard, those that it does not own included. */
  public long count(Shard shard) {
    return parts.get(shard).view.count(sequence);
  }

  /** Returns a cursor over all rows in a shard, those that it does not own included. */
  public StoreCursor scan(Shard shard) {
    return parts.get(shard).view.scan(KeyRange.ALL, Direction.ASCENDING, sequence);
  }

  @Override
  public void close() {
    parts.values().forEach(part -> part.view.close());
    parts.clear();
  }
}
