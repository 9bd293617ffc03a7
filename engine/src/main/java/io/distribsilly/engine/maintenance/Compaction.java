package io.distribsilly.engine.maintenance;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.store.Store.StoreStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Gives the space back to the disk that deleted and overwritten rows take, while reads and writes
 * go on:
 *
 * <ol>
 *   <li>Take a checkpoint: what is deleted in memory is deleted in the stores then.
 *   <li>Compact each store, one after another.
 *   <li>Let go of the snapshot that its readers share, and collect what only that one has seen.
 *   <li>Take a checkpoint again: the files that the last one needed are deleted only now.
 * </ol>
 */
public final class Compaction {
  private final MaintenanceEnvironment environment;
  private final BooleanSupplier canceled;

  /**
   * @param canceled whether somebody wants it to stop; asked between two shards
   */
  public Compaction(MaintenanceEnvironment environment, BooleanSupplier canceled) {
    this.environment = environment;
    this.canceled = canceled;
  }

  /**
   * Compacts every shard that there is at the moment of the call.
   *
   * @throws EngineException with DISK_FULL or IO_ERROR, QUERY_CANCELED; what is compacted by then
   *     stays so
   */
  public List<CompactionReport> run() {
    try (OwnThreads thread = OwnThreads.pool("distribsilly-compact", 1)) {
      return thread.call(this::compactAll);
    }
  }

  private List<CompactionReport> compactAll() {
    Map<LocalShard, StoreStatistics> before = new LinkedHashMap<>();
    for (LocalShard shard : environment.router().map().shards()) {
      before.put(shard, shard.store().statistics());
    }
    environment.checkpointer().checkpoint();
    List<LocalShard> compacted = new ArrayList<>();
    try {
      for (LocalShard shard : before.keySet()) {
        if (compact(shard)) {
          compacted.add(shard);
        }
      }
    } finally {
      environment.checkpointer().checkpoint();
    }
    return compacted.stream()
        .filter(this::exists)
        .map(shard -> report(shard, before.get(shard)))
        .toList();
  }

  /** Returns false if the shard is gone. */
  private boolean compact(LocalShard shard) {
    if (canceled.getAsBoolean()) {
      throw new EngineException(ErrorCode.QUERY_CANCELED, "the compaction was canceled");
    }
    try {
      shard.store().compact();
      shard.refresh();
      shard.store().compact();
      return true;
    } catch (EngineException e) {
      if (e.code() == ErrorCode.OBJECT_CLOSED && !exists(shard)) {
        return false; // a RESHARD has merged it into another one meanwhile
      }
      throw e;
    }
  }

  private boolean exists(LocalShard shard) {
    return environment.router().map().shards().contains(shard);
  }

  private static CompactionReport report(LocalShard shard, StoreStatistics before) {
    StoreStatistics after = shard.store().statistics();
    return new CompactionReport(
        shard.name(), before.files(), after.files(), before.bytes(), after.bytes());
  }
}
