package io.distribsilly.engine.shard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.commit.CommitTarget;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Takes commits from the commit log into the shards that own their keys. The map cannot change
 * while a group of commits is taken in, so no commit is routed wrongly. Reads of {@link #published}
 * are thread-safe; the rest is called by one thread at a time.
 */
public final class ShardWriter implements CommitTarget<RowWrite> {
  private final Router<LocalShard> router;
  private final Appliers appliers;
  private final IntPredicate tableExists;
  private final Published published;

  /** The newest sequence that readers may see. */
  public static final class Published {
    private volatile long sequence;

    public Published(long sequence) {
      this.sequence = sequence;
    }

    /** Returns the newest sequence that readers may see. */
    public long sequence() {
      return sequence;
    }
  }

  /**
   * @param tableExists tells whether a table id is in the catalog at the moment of the call
   */
  public ShardWriter(
      Router<LocalShard> router, Appliers appliers, IntPredicate tableExists, Published published) {
    this.router = router;
    this.appliers = appliers;
    this.tableExists = tableExists;
    this.published = published;
  }

  @Override
  public void check(List<RowWrite> writes) {
    for (RowWrite write : writes) {
      if (!tableExists.test(write.tableId())) {
        throw new EngineException(
            ErrorCode.TABLE_NOT_FOUND,
            "the table was dropped or truncated while the statement or transaction ran; if there is"
                + " one of its name, run it again");
      }
    }
  }

  @Override
  public void apply(long sequence, List<RowWrite> writes) {
    ShardMap<LocalShard> map = router.map();
    for (RowWrite write : writes) {
      map.shardOf(write.hash()).write(sequence, write);
    }
  }

  @Override
  public void publish(long sequence) {
    published.sequence = sequence;
    freezeIfFull();
  }

  /**
   * Takes in a commit from the log again, after a restart; rows of tables that were dropped since
   * are left out. Waits for memory.
   */
  public void replay(long sequence, List<RowWrite> writes) {
    apply(sequence, writes.stream().filter(write -> tableExists.test(write.tableId())).toList());
    publish(sequence);
    appliers.awaitMemory();
  }

  @Override
  public void admit(long bytes) {
    appliers.awaitMemory();
  }

  /** Freezes the fullest memtables: large batches are what makes the stores fast. */
  private void freezeIfFull() {
    if (!appliers.shouldFreeze()) {
      return;
    }
    long average = appliers.activeBytes() / router.map().shards().size();
    for (LocalShard shard : router.map().shards()) {
      if (shard.activeBytes() >= average) {
        shard.freeze();
      }
    }
  }
}
