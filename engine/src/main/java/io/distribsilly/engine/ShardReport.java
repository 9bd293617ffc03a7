package io.distribsilly.engine;

import io.distribsilly.engine.shard.DatabaseSnapshot;
import io.distribsilly.engine.shard.KeyHash;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.shard.ShardMap;
import io.distribsilly.engine.shard.StoreKeys;
import io.distribsilly.engine.store.Store.StoreStatistics;
import io.distribsilly.engine.store.StoreCursor;
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
      Router<LocalShard> router, IntPredicate tableExists, boolean droppedRows) {
    try (DatabaseSnapshot<LocalShard> snapshot = router.view()) {
      ShardMap<LocalShard> map = snapshot.map();
      Map<LocalShard, long[]> rows = new HashMap<>();
      Map<LocalShard, StoreStatistics> statistics = new HashMap<>();
      for (LocalShard shard : map.shards()) {
        rows.put(shard, countRows(snapshot, shard, tableExists, droppedRows));
        statistics.put(shard, shard.store().statistics());
      }
      List<ShardInfo> report = new ArrayList<>();
      for (int slot = 0; slot < map.slots(); slot++) {
        LocalShard shard = map.shardAt(slot);
        report.add(describe(slot, shard, rows.get(shard)[slot], statistics.get(shard)));
      }
      return report;
    }
  }

  private static ShardInfo describe(
      int slot, LocalShard shard, long rows, StoreStatistics statistics) {
    return new ShardInfo(
        slot,
        shard.name(),
        rows,
        statistics.bytes(),
        shard.memoryBytes(),
        statistics.files(),
        statistics.writes(),
        statistics.syncs(),
        state(shard));
  }

  private static ShardInfo.State state(LocalShard shard) {
    if (shard.activity() != ShardInfo.State.ACTIVE) {
      return shard.activity();
    }
    return shard.holdsForeignRows() ? ShardInfo.State.PURGING : ShardInfo.State.ACTIVE;
  }

  /** Returns the rows of each slot that points to the shard. */
  private static long[] countRows(
      DatabaseSnapshot<LocalShard> snapshot,
      LocalShard shard,
      IntPredicate tableExists,
      boolean droppedRows) {
    ShardMap<LocalShard> map = snapshot.map();
    boolean onlyOwnRows = !snapshot.hasForeignRows(shard) && !droppedRows;
    boolean oneSlot = Collections.frequency(map.bySlot(), shard) == 1;
    long[] rows = new long[map.slots()];
    if (onlyOwnRows && oneSlot) {
      rows[map.bySlot().indexOf(shard)] = snapshot.count(shard);
      return rows;
    }
    try (StoreCursor cursor = snapshot.scan(shard)) {
      while (cursor.next()) {
        byte[] key = cursor.key();
        if (tableExists.test(StoreKeys.tableId(key))) {
          rows[KeyHash.slot(StoreKeys.rowKey(key), map.slots())]++;
        }
      }
    }
    return rows;
  }
}
