package io.distribsilly.engine.shard;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.commit.CommitOutcome;
import io.distribsilly.engine.commit.OwnThreads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Brings reads and writes to the shards that own their keys, while RESHARD changes who that is.
 * Thread-safe.
 *
 * <p>A read loads the map, reads, and checks that the map is still the same; otherwise it tries
 * again. A write is checked by the shard when its turn comes; if its key has moved, it is routed
 * again. Neither waits for RESHARD.
 */
public final class Router<S extends Shard> {
  private volatile ShardMap<S> map;

  public Router(ShardMap<S> map) {
    this.map = map;
  }

  /** Returns the map as of now. */
  public ShardMap<S> map() {
    return map;
  }

  /** Replaces the map: from now on every read and write follows the new one. */
  public void swap(ShardMap<S> newMap) {
    map = newMap;
  }

  /** Returns the newest committed version of a row. */
  public Optional<byte[]> get(RowKey key) {
    long hash = KeyHash.hash(key.key());
    byte[] storeKey = StoreKeys.of(key);
    while (true) {
      ShardMap<S> current = map;
      Optional<byte[]> row = current.shardOf(hash).get(storeKey);
      if (current == map) {
        return row;
      }
    }
  }

  /** Returns a view over all shards; the caller closes it. */
  public DatabaseSnapshot snapshot() {
    while (true) {
      ShardMap<S> current = map;
      DatabaseSnapshot snapshot = DatabaseSnapshot.open(current);
      if (current == map) {
        return snapshot;
      }
      snapshot.close();
    }
  }

  /** Returns where a key lives as of now. */
  public Route route(byte[] key) {
    ShardMap<S> current = map;
    int slot = KeyHash.slotOf(KeyHash.hash(key), current.slots());
    return new Route(slot, current.shardAt(slot).name());
  }

  /**
   * Applies writes, those of one shard together, and waits until each is as safe as was asked for.
   *
   * @throws EngineException the first failure; the others are attached to it. What other shards
   *     have applied by then stays applied.
   */
  public void commit(List<RowWrite> writes, Durability durability) {
    List<RowWrite> left = writes;
    List<EngineException> failures = new ArrayList<>();
    while (!left.isEmpty()) {
      left = submitAndWait(left, durability, failures);
    }
    if (!failures.isEmpty()) {
      EngineException first = failures.get(0);
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      throw first;
    }
  }

  /** Returns the writes whose keys have moved meanwhile. */
  private List<RowWrite> submitAndWait(
      List<RowWrite> writes, Durability durability, List<EngineException> failures) {
    Map<S, List<RowWrite>> byShard = new LinkedHashMap<>();
    ShardMap<S> current = map;
    for (RowWrite write : writes) {
      byShard.computeIfAbsent(current.shardOf(write.hash()), s -> new ArrayList<>()).add(write);
    }
    Map<S, CompletableFuture<CommitOutcome>> outcomes = new LinkedHashMap<>();
    byShard.forEach((shard, part) -> outcomes.put(shard, shard.submit(part, durability)));
    List<RowWrite> moved = new ArrayList<>();
    outcomes.forEach(
        (shard, outcome) -> {
          try {
            if (OwnThreads.await(outcome) == CommitOutcome.MOVED) {
              moved.addAll(byShard.get(shard));
            }
          } catch (EngineException e) {
            failures.add(e);
          }
        });
    return moved;
  }
}
