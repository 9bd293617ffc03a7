package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.reshard.Purger;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.reshard.Resharder;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.txn.LockingTransaction;
import io.distribsilly.engine.txn.RowLocks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One open database folder, shared by all its {@link Database} handles in the JVM. Thread-safe.
 * {@link EngineOpener} puts it together; {@link EngineRegistry} counts who uses it.
 */
final class Engine {
  /** The parts, in the order they are started; {@link #close} stops them the other way round. */
  record Parts(
      Path folder,
      FolderLock lock,
      ManifestStore manifests,
      CurrentCatalog catalog,
      OwnThreads commitThreads,
      Router<LocalShard> router,
      PeriodicSync periodicSync,
      Purger purger,
      Resharder resharder) {}

  /** The catalog as of now: it follows the manifest. */
  static final class CurrentCatalog implements IntPredicate {
    private volatile Catalog catalog;

    CurrentCatalog(Catalog catalog) {
      this.catalog = catalog;
    }

    /** Returns whether a table exists now. */
    @Override
    public boolean test(int tableId) {
      return catalog.table(tableId).isPresent();
    }
  }

  private final Parts parts;
  private final RowLocks rowLocks = new RowLocks();
  private final Object definitionLock = new Object();

  Engine(Parts parts) {
    this.parts = parts;
  }

  Path folder() {
    return parts.folder;
  }

  Router<LocalShard> router() {
    return parts.router;
  }

  Catalog catalog() {
    return parts.catalog.catalog;
  }

  Transaction begin(Durability durability) {
    return new LockingTransaction(parts.router, rowLocks, durability);
  }

  TableDefinition createTable(TableDefinition table) {
    synchronized (definitionLock) {
      Manifest manifest =
          parts.manifests.update(
              m -> {
                refuseIfExists(m, table.name());
                List<TableDefinition> tables = new ArrayList<>(m.tables());
                tables.add(table.withId(m.nextTableId()));
                return m.withTables(tables, m.nextTableId() + 1);
              });
      parts.catalog.catalog = manifest.catalog();
      return catalog().table(table.name()).orElseThrow();
    }
  }

  void dropTable(String name) {
    synchronized (definitionLock) {
      Manifest manifest =
          parts.manifests.update(
              m -> {
                TableDefinition table = m.catalog().table(name).orElseThrow(() -> unknown(name));
                List<TableDefinition> tables = new ArrayList<>(m.tables());
                tables.remove(table);
                List<Integer> dropped = new ArrayList<>(m.droppedTables());
                dropped.add(table.id());
                return m.withTables(tables, m.nextTableId()).withDroppedTables(dropped);
              });
      parts.catalog.catalog = manifest.catalog();
    }
    parts.purger.wake();
  }

  ReshardJob reshard(int shards) {
    return parts.resharder.reshard(shards);
  }

  List<ReshardJob> reshardJobs() {
    return parts.manifests.current().jobs();
  }

  List<ShardInfo> shards() {
    boolean droppedRows = !parts.manifests.current().droppedTables().isEmpty();
    return ShardReport.of(parts.router.map(), parts.catalog, droppedRows);
  }

  /** Stops everything, syncs, and lets go of the folder. No handle may be open. */
  void close() {
    List<Runnable> steps = new ArrayList<>();
    steps.add(parts.resharder::close);
    steps.add(parts.purger::close);
    steps.add(parts.periodicSync::close);
    steps.add(parts.commitThreads::close);
    parts.router.map().shards().forEach(shard -> steps.add(shard::close));
    steps.add(parts.manifests::close);
    steps.add(parts.lock::close);
    runAll(steps);
  }

  /** Runs every step even if some fail, and throws the first failure with the others attached. */
  static void runAll(List<Runnable> steps) {
    RuntimeException failure = null;
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void refuseIfExists(Manifest manifest, String name) {
    if (manifest.catalog().table(name).isPresent()) {
      throw new EngineException(
          ErrorCode.TABLE_ALREADY_EXISTS,
          "table \"%s\" exists already; drop it first, or use IF NOT EXISTS".formatted(name));
    }
  }

  private static EngineException unknown(String name) {
    return new EngineException(
        ErrorCode.TABLE_NOT_FOUND, "table \"%s\" does not exist".formatted(name));
  }
}
