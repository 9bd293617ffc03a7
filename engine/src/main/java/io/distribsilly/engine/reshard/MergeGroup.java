package io.distribsilly.engine.reshard;

import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.ShardFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The shards that are merged into one: those behind the slots s, s + few, s + 2 few, ... */
final class MergeGroup {
  private MergeGroup() {}

  /**
   * Returns the slots of a group, of the job's {@code many}.
   *
   * @param slot the first of them, from 0 to few - 1
   */
  static List<Integer> slots(ReshardJob job, int slot) {
    List<Integer> slots = new ArrayList<>();
    for (int sibling = slot; sibling < job.many(); sibling += job.few()) {
      slots.add(sibling);
    }
    return slots;
  }

  /**
   * Returns the shard whose rows need not be copied: the largest. Only one without foreign rows: of
   * a sibling's it may have some that were deleted since.
   */
  static Optional<LocalShard> cloneable(List<LocalShard> group, ShardFolder folder) {
    if (!folder.canLink()) {
      return Optional.empty();
    }
    return group.stream()
        .filter(shard -> !shard.holdsForeignRows())
        .max(Comparator.comparingLong(shard -> shard.store().statistics().entries()));
  }
}
