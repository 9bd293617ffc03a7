package io.distribsilly.engine.shard;

import io.distribsilly.engine.RowKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Brings reads and writes to the shards that own their keys, while RESHARD changes who that is.
 * Thread-safe.
 *
 * <p>A read loads the map, reads, and checks that the map is still the same; otherwise it tries
 * again. It never waits, neither for commits nor for RESHARD. Commits and changes of the map
 * exclude each other. Not final: a test leaves the check out, to see that it is missed.
 */
public class Router<S extends Shard> {
  private final LongSupplier published;
  private volatile ShardMap<S> map;

  /**
   * @param published the newest sequence that may be seen
   */
  public Router(ShardMap<S> map, LongSupplier published) {
    this.map = map;
    this.published = published;
  }

  /** Returns the map as of now. */
  public ShardMap<S> map() {
    return map;
  }

  /**
   * Replaces the map: from now on every read and write follows the new one. Called between groups
   * of commits.
   */
  public void swap(ShardMap<S> newMap) {
    map = newMap;
  }

  /** Returns the newest sequence that may be seen. */
  public long published() {
    return published.getAsLong();
  }

  /** Returns the newest committed version of a row. */
  public Optional<byte[]> get(RowKey key) {
    long hash = KeyHash.hash(key.key());
    byte[] storeKey = StoreKeys.of(key);
    while (true) {
      ShardMap<S> current = map;
      Optional<byte[]> row = current.shardOf(hash).get(storeKey, published.getAsLong());
      if (isCurrent(current)) {
        return row;
      }
    }
  }

  /**
   * Returns whether somebody has committed a row after a view was taken. Of a row that is absent in
   * the view and now, what happened between is not told.
   */
  public boolean changedSince(RowKey key, DatabaseView view) {
    Optional<RowVersion> version = version(key);
    if (version.isPresent() && version.get().sequence() > view.sequence()) {
      return true;
    }
    return version.flatMap(RowVersion::row).isPresent() != view.get(key).isPresent();
  }

  private Optional<RowVersion> version(RowKey key) {
    long hash = KeyHash.hash(key.key());
    byte[] storeKey = StoreKeys.of(key);
    while (true) {
      ShardMap<S> current = map;
      Optional<RowVersion> row = current.shardOf(hash).version(storeKey, published.getAsLong());
      if (isCurrent(current)) {
        return row;
      }
    }
  }

  /** Returns a view over all shards as of now; the caller closes it. */
  public DatabaseSnapshot<S> view() {
    return view(ShardMap::shards);
  }

  /** Returns these rows as of one moment, in their order. */
  public List<Optional<byte[]>> multiGet(List<RowKey> keys) {
    try (DatabaseView view = view(current -> shardsOf(keys, current))) {
      return keys.stream().map(view::get).toList();
    }
  }

  private static <S extends Shard> Set<S> shardsOf(List<RowKey> keys, ShardMap<S> map) {
    Set<S> shards = new HashSet<>();
    keys.forEach(key -> shards.add(map.shardOf(KeyHash.hash(key.key()))));
    return shards;
  }

  private DatabaseSnapshot<S> view(Function<ShardMap<S>, Collection<S>> shards) {
    while (true) {
      ShardMap<S> current = map;
      Optional<DatabaseSnapshot<S>> snapshot =
          DatabaseSnapshot.open(current, shards.apply(current), published.getAsLong());
      if (snapshot.isPresent()) {
        if (isCurrent(current)) {
          return snapshot.get();
        }
        snapshot.get().close();
      }
    }
  }

  /** Returns whether what was read by a map was read in the right place. */
  boolean isCurrent(ShardMap<S> read) {
    return read == map;
  }

  /** Returns where a key lives as of now. */
  public Route route(byte[] key) {
    ShardMap<S> current = map;
    int slot = KeyHash.slotOf(KeyHash.hash(key), current.slots());
    return new Route(slot, current.shardAt(slot).name());
  }
}
