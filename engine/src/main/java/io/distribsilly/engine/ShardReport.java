package io.distribsilly.engine;

import io.distribsilly.engine.shard.KeyHash;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.shard.ShardMap;
import io.distribsilly.engine.shard.StoreKeys;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.Store.StoreStatistics;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Describes every shard; rows are counted exactly, which takes a scan while a shard is purged. */
final class ShardReport {
  private ShardReport() {}

  /**
   * @param droppedRows whether there may be rows of dropped tables
   */
  static List<ShardInfo> of(
      ShardMap<LocalShard> map, IntPredicate tableExists, boolean droppedRows) {
    Map<LocalShard, long[]> rows = new HashMap<>();
    Map<LocalShard, StoreStatistics> statistics = new HashMap<>();
    for (LocalShard shard : map.shards()) {
      rows.put(shard, countRows(map, shard, tableExists, droppedRows));
      statistics.put(shard, shard.store().statistics());
    }
    List<ShardInfo> report = new ArrayList<>();
    for (int slot = 0; slot < map.slots(); slot++) {
      LocalShard shard = map.shardAt(slot);
      report.add(describe(slot, shard, rows.get(shard)[slot], statistics.get(shard)));
    }
    return report;
  }

  private static ShardInfo describe(
      int slot, LocalShard shard, long rows, StoreStatistics statistics) {
    return new ShardInfo(
        slot,
        shard.name(),
        rows,
        statistics.bytes(),
        statistics.files(),
        statistics.writes(),
        statistics.syncs(),
        state(shard));
  }

  private static ShardInfo.State state(LocalShard shard) {
    if (shard.splitting()) {
      return ShardInfo.State.SPLITTING;
    }
    return shard.holdsForeignRows() ? ShardInfo.State.PURGING : ShardInfo.State.ACTIVE;
  }

  /** Returns the rows of each slot that points to the shard. */
  private static long[] countRows(
      ShardMap<LocalShard> map, LocalShard shard, IntPredicate tableExists, boolean droppedRows) {
    boolean onlyOwnRows = !shard.holdsForeignRows() && !droppedRows;
    boolean oneSlot = Collections.frequency(map.bySlot(), shard) == 1;
    long[] rows = new long[map.slots()];
    try (StoreSnapshot snapshot = shard.snapshot()) {
      if (onlyOwnRows && oneSlot) {
        rows[map.bySlot().indexOf(shard)] = snapshot.count();
        return rows;
      }
      try (StoreCursor cursor = snapshot.scan(KeyRange.ALL, Direction.ASCENDING)) {
        while (cursor.next()) {
          byte[] key = cursor.key();
          if (tableExists.test(StoreKeys.tableId(key))) {
            rows[KeyHash.slot(StoreKeys.rowKey(key), map.slots())]++;
          }
        }
      }
    }
    return rows;
  }
}
