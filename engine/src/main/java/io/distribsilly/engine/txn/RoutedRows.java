package io.distribsilly.engine.txn;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.commit.CommitPipeline;
import io.distribsilly.engine.shard.DatabaseView;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.RowWrite;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows behind a router, and the commit log that leads to them. Thread-safe. */
public final class RoutedRows implements CommittedRows {
  private final Router<?> router;
  private final CommitPipeline<RowWrite> pipeline;
  private final Supplier<Catalog> catalog;

  /**
   * @param catalog returns the catalog as of the call; it changes while no commit is made
   */
  public RoutedRows(
      Router<?> router, CommitPipeline<RowWrite> pipeline, Supplier<Catalog> catalog) {
    this.router = router;
    this.pipeline = pipeline;
    this.catalog = catalog;
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
  public void commit(List<RowWrite> writes, List<TableDefinition> tables, Durability durability) {
    pipeline.commit(writes, () -> checkCurrent(tables), durability);
  }

  private void checkCurrent(List<TableDefinition> tables) {
    Catalog current = catalog.get();
    for (TableDefinition table : tables) {
      current.table(table.id()).ifPresent(now -> WrittenTables.checkSame(table, now));
    }
  }
}
