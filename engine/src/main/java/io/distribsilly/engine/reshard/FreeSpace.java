package io.distribsilly.engine.reshard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.ShardFolder;
import io.distribsilly.engine.shard.ShardMap;
import java.util.List;

/** Checks before a RESHARD that the disk has room for what it must copy. */
final class FreeSpace {
  private FreeSpace() {}

  /**
   * Checks it. Clones share their files where the file system has hard links; elsewhere every byte
   * is copied. Merging copies the rows of all shards of a group but one; the old shards are deleted
   * before the next group is merged.
   *
   * @throws EngineException with DISK_FULL if there is not enough space
   */
  static void check(ReshardJob job, ShardFolder folder, ShardMap<LocalShard> map) {
    boolean links = folder.canLink();
    long needed = job.splits() ? toSplit(job, links, map) : toMerge(job, folder, map);
    long usable = folder.usableBytes();
    if (usable < needed) {
      throw new EngineException(
          ErrorCode.DISK_FULL,
          "RESHARD(%d) needs %d bytes%s, but %d are free in %s; free some space"
              .formatted(
                  job.to(),
                  needed,
                  links ? "" : ", as the file system has no hard links",
                  usable,
                  folder.path()));
    }
  }

  private static long toSplit(ReshardJob job, boolean links, ShardMap<LocalShard> map) {
    long clones = links ? 0 : job.many() / job.few() - 1;
    return clones * bytes(List.copyOf(map.shards()));
  }

  /** Returns what the largest group takes. */
  private static long toMerge(ReshardJob job, ShardFolder folder, ShardMap<LocalShard> map) {
    long most = 0;
    for (int slot = 0; slot < job.few(); slot++) {
      List<LocalShard> group = MergeGroup.slots(job, slot).stream().map(map::shardAt).toList();
      long shared = MergeGroup.cloneable(group, folder).map(FreeSpace::bytes).orElse(0L);
      most = Math.max(most, bytes(group) - shared);
    }
    return most;
  }

  private static long bytes(List<LocalShard> shards) {
    return shards.stream().mapToLong(FreeSpace::bytes).sum();
  }

  private static long bytes(LocalShard shard) {
    return shard.store().statistics().bytes();
  }
}
