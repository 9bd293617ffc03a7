package io.distribsilly.engine.shard;

import static java.util.stream.Collectors.joining;

import java.util.BitSet;
import java.util.Collection;

/** Which slots a shard owns, of how many. Immutable. */
public final class Ownership {
  private final int slots;
  private final BitSet owned;

  /**
   * @param slots how many slots there are
   * @param owned those the shard owns
   */
  public Ownership(int slots, Collection<Integer> owned) {
    this.slots = slots;
    this.owned = new BitSet(slots);
    for (int slot : owned) {
      if (slot < 0 || slot >= slots) {
        throw new IllegalArgumentException("slot " + slot + " of " + slots);
      }
      this.owned.set(slot);
    }
  }

  /** Returns how many slots there are in all. */
  public int slots() {
    return slots;
  }

  /** Returns whether the shard owns the keys with this hash. */
  public boolean owns(long hash) {
    return owned.get(KeyHash.slotOf(hash, slots));
  }

  /** Returns the same for the same ownership and different for any other, for example "8:3,7". */
  @Override
  public String toString() {
    return slots + ":" + owned.stream().mapToObj(String::valueOf).collect(joining(","));
  }
}
