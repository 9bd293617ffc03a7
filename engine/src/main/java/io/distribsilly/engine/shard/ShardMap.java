package io.distribsilly.engine.shard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which shard each slot points to. Immutable: routing changes by replacing the map, so whoever read
 * from a shard and finds the same map afterwards read from the right one.
 *
 * @param <S> the kind of shard
 */
public final class ShardMap<S extends Shard> {
  private final List<S> bySlot;
  private final Set<S> shards;

  public ShardMap(List<S> bySlot) {
    this.bySlot = List.copyOf(bySlot);
    this.shards = new LinkedHashSet<>(bySlot);
  }

  /** Returns how many slots there are. */
  public int slots() {
    return bySlot.size();
  }

  /** Returns the shard of the keys with this hash. */
  public S shardOf(long hash) {
    return bySlot.get(KeyHash.slotOf(hash, bySlot.size()));
  }

  /** Returns the shard that a slot points to. */
  public S shardAt(int slot) {
    return bySlot.get(slot);
  }

  /** Returns every shard once. */
  public Set<S> shards() {
    return shards;
  }

  /** Returns the shards by slot. */
  public List<S> bySlot() {
    return bySlot;
  }
}
