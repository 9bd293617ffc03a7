package io.distribsilly.engine.shard;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.commit.CommitOutcome;
import io.distribsilly.engine.store.StoreSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One shard: an ordered map that owns some slots. Where and how often its rows are stored, nobody
 * above can tell. Thread-safe.
 */
public interface Shard {
  /** Returns the name, unique and never used again within the database. */
  String name();

  /** Returns the newest committed row under a store key. */
  Optional<byte[]> get(byte[] storeKey);

  /** Returns the rows as of now, those that the shard does not own any more included. */
  StoreSnapshot snapshot();

  /**
   * Returns whether {@link #snapshot} may hold rows that the shard does not own. Once it is false
   * it stays so until the shard is split.
   */
  boolean holdsForeignRows();

  /**
   * Queues writes that are applied together, if the shard still owns all of them when their turn
   * comes.
   *
   * @return completes when they are applied and as safe as was asked for; fails with
   *     TABLE_NOT_FOUND if one of their tables was dropped, DISK_FULL or IO_ERROR
   */
  CompletableFuture<CommitOutcome> submit(List<RowWrite> writes, Durability durability);
}
