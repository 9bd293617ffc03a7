package io.distribsilly.engine.catalog;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Up to where everything is safe on disk in the shards' stores. After a crash each store is cut
 * back to its safe address, and the commit log is replayed from there.
 *
 * @param sequence every commit up to this one is in the stores, below their safe addresses; 0 if
 *     there is none
 * @param safeAddresses by the name of the shard, the address in its store's log below which
 *     everything is synced
 */
public record Checkpoint(long sequence, Map<String, Long> safeAddresses) {
  /** Before the first one. */
  public static final Checkpoint NONE = new Checkpoint(0, Map.of());

  public Checkpoint {
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence " + sequence);
    }
    safeAddresses = Map.copyOf(safeAddresses);
  }

  /** Returns the safe address of a shard, empty if it was never part of a checkpoint. */
  public OptionalLong safeAddress(String shard) {
    Long address = safeAddresses.get(shard);
    return address == null ? OptionalLong.empty() : OptionalLong.of(address);
  }

  /** Returns the checkpoint with newer addresses for these shards. */
  public Checkpoint withSafeAddresses(Map<String, Long> newer) {
    Map<String, Long> all = new TreeMap<>(safeAddresses);
    all.putAll(newer);
    return new Checkpoint(sequence, all);
  }
}
