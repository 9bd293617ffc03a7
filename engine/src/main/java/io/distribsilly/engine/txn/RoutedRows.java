package io.distribsilly.engine.txn;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.commit.CommitPipeline;
import io.distribsilly.engine.shard.DatabaseView;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.RowWrite;
import java.util.List;
import java.util.Optional;

/** The rows behind a router, and the commit log that leads to them. Thread-safe. */
public final class RoutedRows implements CommittedRows {
  private final Router<?> router;
  private final CommitPipeline<RowWrite> pipeline;

  public RoutedRows(Router<?> router, CommitPipeline<RowWrite> pipeline) {
    this.router = router;
    this.pipeline = pipeline;
  }

  @Override
  public DatabaseView view() {
    return router.view();
  }

  @Override
  public Optional<byte[]> get(RowKey key) {
    return router.get(key);
  }

  @Override
  public boolean changedSince(RowKey key, DatabaseView view) {
    return router.changedSince(key, view);
  }

  @Override
  public void commit(List<RowWrite> writes, Durability durability) {
    pipeline.commit(writes, durability);
  }
}
