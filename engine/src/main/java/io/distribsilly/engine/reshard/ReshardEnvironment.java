package io.distribsilly.engine.reshard;

import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.commit.CommitPipeline;
import io.distribsilly.engine.recovery.Checkpointer;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.RowWrite;
import io.distribsilly.engine.shard.ShardFolder;

/** The parts of a database that RESHARD works on. */
public record ReshardEnvironment(
    ManifestStore manifests,
    Router<LocalShard> router,
    CommitPipeline<RowWrite> pipeline,
    Checkpointer checkpointer,
    ShardFolder folder,
    ReshardListener listener) {
  /** Freezes the memtable of a shard. */
  void freeze(LocalShard shard) {
    pipeline.exclusively(
        () -> {
          shard.freeze();
          return null;
        });
  }

  /** Freezes the memtable of every shard. */
  void freezeAll() {
    pipeline.exclusively(
        () -> {
          router.map().shards().forEach(LocalShard::freeze);
          return null;
        });
  }
}
