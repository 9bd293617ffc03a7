package io.distribsilly.engine;

import io.distribsilly.engine.Engine.CurrentCatalog;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestFile;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.reshard.Purger;
import io.distribsilly.engine.reshard.ReshardEnvironment;
import io.distribsilly.engine.reshard.ReshardListener;
import io.distribsilly.engine.reshard.Resharder;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Ownership;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.ShardFolder;
import io.distribsilly.engine.shard.ShardMap;
import io.distribsilly.engine.store.StoreFactory;
import io.distribsilly.engine.store.xodus.XodusStoreFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Opens a database, step by step; what was opened before a failure is closed again. Used once, on a
 * thread that nobody interrupts.
 */
final class EngineOpener {
  /** Enough to keep a disk busy with syncs of different shards. */
  private static final int COMMIT_THREADS = 32;

  private final Path folder;
  private final DatabaseOptions options;
  private final ReshardListener listener;

  /** Closes what is open so far, newest first. */
  private final Deque<Runnable> undo = new ArrayDeque<>();

  EngineOpener(Path folder, DatabaseOptions options, ReshardListener listener) {
    this.folder = folder;
    this.options = options;
    this.listener = listener;
  }

  Engine open() {
    try {
      return openInOrder();
    } catch (RuntimeException e) {
      try {
        Engine.runAll(List.copyOf(undo));
      } catch (RuntimeException cleanup) {
        e.addSuppressed(cleanup);
      }
      throw e;
    }
  }

  private Engine openInOrder() {
    FolderLock lock = FolderLock.acquire(folder);
    undo.push(lock::close);
    ManifestStore manifests = openManifest();
    undo.push(manifests::close);
    CurrentCatalog catalog = new CurrentCatalog(manifests.current().catalog());
    OwnThreads commitThreads = OwnThreads.pool("distribsilly-commit", COMMIT_THREADS);
    undo.push(commitThreads::close);
    StoreFactory stores = new XodusStoreFactory(options.cacheBytes());
    ShardFolder shards = new ShardFolder(folder, stores, catalog, commitThreads);
    Router<LocalShard> router = new Router<>(openShards(shards, manifests, commitThreads));
    PeriodicSync periodicSync = new PeriodicSync(router, options.syncInterval());
    ReshardEnvironment environment = new ReshardEnvironment(manifests, router, shards, listener);
    Clock clock = Clock.systemUTC();
    Purger purger = new Purger(environment, catalog, clock);
    Resharder resharder = new Resharder(environment, purger, clock);
    purger.start();
    resharder.resume();
    return new Engine(
        new Engine.Parts(
            folder,
            lock,
            manifests,
            catalog,
            commitThreads,
            router,
            periodicSync,
            purger,
            resharder));
  }

  private ManifestStore openManifest() {
    ManifestFile file = new ManifestFile(folder);
    if (file.exists()) {
      return ManifestStore.of(file, file.read());
    }
    String id = UUID.randomUUID().toString();
    return ManifestStore.create(file, Manifest.initial(id, options.shards()));
  }

  private ShardMap<LocalShard> openShards(
      ShardFolder folders, ManifestStore manifests, OwnThreads threads) {
    Manifest manifest = manifests.current();
    folders.create();
    checkComplete(folders, manifest);
    folders.deleteAllBut(manifest.shards());
    Map<String, LocalShard> shards = openAll(folders, manifest, threads);
    if (!manifest.complete()) {
      manifests.update(Manifest::withComplete);
    }
    return new ShardMap<>(manifest.slotTable().stream().map(shards::get).toList());
  }

  private static void checkComplete(ShardFolder folders, Manifest manifest) {
    for (String shard : manifest.shards()) {
      if (manifest.complete() && !folders.exists(shard)) {
        throw new EngineException(
            ErrorCode.CORRUPTION,
            "the folder of shard %s is missing: %s; restore it from a backup"
                .formatted(shard, folders.of(shard)));
      }
    }
  }

  /** Opens the shards side by side; if one fails, those that are open are closed by the undo. */
  private Map<String, LocalShard> openAll(
      ShardFolder folders, Manifest manifest, OwnThreads threads) {
    List<CompletableFuture<LocalShard>> opening = new ArrayList<>();
    for (String name : manifest.shards()) {
      opening.add(threads.submit(() -> open(folders, manifest, name)));
    }
    Map<String, LocalShard> shards = new HashMap<>();
    EngineException failure = null;
    for (CompletableFuture<LocalShard> shard : opening) {
      try {
        LocalShard open = OwnThreads.await(shard);
        undo.push(open::close);
        shards.put(open.name(), open);
      } catch (EngineException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return shards;
  }

  private static LocalShard open(ShardFolder folders, Manifest manifest, String name) {
    Ownership ownership = new Ownership(manifest.slotTable().size(), manifest.slotsOf(name));
    boolean foreignRows = manifest.foreignRows().contains(name);
    return folders.shard(name, folders.openStore(name), ownership, foreignRows);
  }
}
