package io.distribsilly.engine.shard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * One snapshot of every shard, all routed by the same map: each row is seen in exactly one of them.
 * The snapshots are taken one after another, so a commit over several shards may be seen in part.
 * Not thread-safe, but may be handed from thread to thread.
 */
public final class DatabaseSnapshot implements AutoCloseable {
  /**
   * One shard's part.
   *
   * @param foreignRows whether rows must be checked for belonging to the shard
   */
  private record Part(Shard shard, boolean foreignRows, StoreSnapshot snapshot) {}

  private final ShardMap<?> map;
  private final List<Part> parts;

  private DatabaseSnapshot(ShardMap<?> map, List<Part> parts) {
    this.map = map;
    this.parts = parts;
  }

  static DatabaseSnapshot open(ShardMap<?> map) {
    DatabaseSnapshot snapshot = new DatabaseSnapshot(map, new ArrayList<>());
    try {
      for (Shard shard : map.shards()) {
        boolean foreignRows = shard.holdsForeignRows(); // before the snapshot: see Shard
        snapshot.parts.add(new Part(shard, foreignRows, shard.snapshot()));
      }
      return snapshot;
    } catch (EngineException e) {
      snapshot.close();
      throw e;
    }
  }

  /**
   * Scans a table over all shards, merged into key order. The cursor closes before the snapshot.
   *
   * @param rows a range of encoded primary keys
   */
  public RowCursor scan(int tableId, KeyRange rows, Direction direction) {
    KeyRange range = StoreKeys.range(tableId, rows);
    List<StoreCursor> cursors = new ArrayList<>();
    for (Part part : parts) {
      StoreCursor cursor = part.snapshot.scan(range, direction);
      cursors.add(part.foreignRows ? new OwnedRowsCursor(cursor, map, part.shard) : cursor);
    }
    return new MergedCursor(cursors, direction);
  }

  @Override
  public void close() {
    parts.forEach(part -> part.snapshot.close());
    parts.clear();
  }
}
