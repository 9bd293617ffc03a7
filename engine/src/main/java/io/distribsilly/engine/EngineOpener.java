package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestFile;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.commit.CommitLog;
import io.distribsilly.engine.commit.CommitPipeline;
import io.distribsilly.engine.commit.LogOptions;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.maintenance.MaintenanceEnvironment;
import io.distribsilly.engine.recovery.Checkpointer;
import io.distribsilly.engine.reshard.Purger;
import io.distribsilly.engine.reshard.ReshardEnvironment;
import io.distribsilly.engine.reshard.Resharder;
import io.distribsilly.engine.shard.Appliers;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Ownership;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.RowWrite;
import io.distribsilly.engine.shard.ShardFolder;
import io.distribsilly.engine.shard.ShardMap;
import io.distribsilly.engine.shard.ShardWriter;
import io.distribsilly.engine.shard.ShardWriter.Published;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Opens a database, step by step; what was opened before a failure is closed again. Used once, on a
 * thread that nobody interrupts.
 */
final class EngineOpener {
  /** Enough to keep a disk busy with syncs of different shards. */
  private static final int STORE_THREADS = 8;

  private final Path folder;
  private final DatabaseOptions options;
  private final EngineSettings settings;
  private final Disk disk;

  /** Closes what is open so far, newest first. */
  private final Deque<Runnable> undo = new ArrayDeque<>();

  EngineOpener(Path folder, DatabaseOptions options, EngineSettings settings) {
    this.folder = folder;
    this.options = options;
    this.settings = settings;
    this.disk = settings.disk();
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
    StoreFactory stores = new XodusStoreFactory(options.cacheBytes(), disk);
    Optional<SalvageCopy> copy = makeCopy(stores);
    Path work = copy.map(SalvageCopy::path).orElse(folder);
    ManifestStore manifests = openManifest(work);
    undo.push(manifests::close);
    CurrentCatalog catalog = new CurrentCatalog(manifests.current().catalog());
    OwnThreads storeThreads = OwnThreads.pool("distribsilly-store", STORE_THREADS);
    undo.push(storeThreads::close);
    Appliers appliers = new Appliers(storeThreads, options.memtableBytes());
    undo.push(appliers::close);
    ShardFolder shards = new ShardFolder(work, disk, stores, catalog, appliers);
    boolean created = !manifests.current().complete();
    Published published = new Published(manifests.current().checkpoint().sequence());
    Router<LocalShard> router =
        new Router<>(openShards(shards, manifests, storeThreads), published::sequence);
    ShardWriter writer = new ShardWriter(router, appliers, catalog, published);
    Optional<Salvage.Result> salvaged =
        copy.map(made -> salvage(made, manifests.current(), router, writer));
    CommitLog log =
        salvaged.map(Salvage.Result::log).orElseGet(() -> openLog(manifests.current(), writer));
    CommitPipeline<RowWrite> pipeline = new CommitPipeline<>(log, writer);
    undo.push(pipeline::close);
    checkReached(pipeline.lastSequence(), router);
    dropUnfinishedIndexes(manifests, catalog, pipeline.lastSequence());
    if (created) {
      manifests.update(Manifest::withComplete);
    }
    Checkpointer checkpointer =
        new Checkpointer(
            manifests,
            router,
            pipeline,
            log,
            storeThreads,
            settings.checkpointLogBytes(),
            settings.checkpointInterval());
    ReshardEnvironment environment =
        new ReshardEnvironment(
            manifests, router, pipeline, checkpointer, shards, settings.listener());
    Clock clock = Clock.systemUTC();
    Purger purger = new Purger(environment, catalog, clock);
    Resharder resharder = new Resharder(environment, purger, clock);
    checkpointer.start();
    if (salvaged.isEmpty()) {
      purger.start();
      resharder.resume();
    }
    return new Engine(
        new Engine.Parts(
            folder,
            lock,
            manifests,
            catalog,
            storeThreads,
            appliers,
            router,
            pipeline,
            checkpointer,
            purger,
            resharder,
            new MaintenanceEnvironment(
                folder,
                disk,
                manifests,
                router,
                pipeline,
                log,
                checkpointer,
                stores,
                new ReentrantLock()),
            copy.map(made -> new Engine.Salvaged(made, salvaged.orElseThrow().report()))));
  }

  /** An index that was being built, or is complete from a commit on that is lost, is of no use. */
  private static void dropUnfinishedIndexes(
      ManifestStore manifests, CurrentCatalog catalog, long lastSequence) {
    Manifest current = manifests.current();
    if (!IndexedManifest.withoutUnfinished(current, lastSequence).equals(current)) {
      catalog.set(
          manifests.update(m -> IndexedManifest.withoutUnfinished(m, lastSequence)).catalog());
    }
  }

  private Optional<SalvageCopy> makeCopy(StoreFactory stores) {
    if (options.damagedLog() == DamagedLog.REFUSE) {
      return Optional.empty();
    }
    SalvageCopy copy = SalvageCopy.of(folder, disk, stores);
    undo.push(copy::delete);
    return Optional.of(copy);
  }

  private Salvage.Result salvage(
      SalvageCopy copy, Manifest manifest, Router<LocalShard> router, ShardWriter writer) {
    return new Salvage(copy, router, writer)
        .run(logOptions(manifest), manifest.checkpoint().sequence());
  }

  /** Opens the log and takes in again what the stores may not have. */
  private CommitLog openLog(Manifest manifest, ShardWriter writer) {
    return CommitLog.open(
        logOptions(manifest),
        manifest.checkpoint().sequence(),
        (sequence, writes) -> writer.replay(sequence, writes.stream().map(RowWrite::of).toList()));
  }

  private LogOptions logOptions(Manifest manifest) {
    return new LogOptions(
        folder.resolve(LogOptions.FOLDER),
        UUID.fromString(manifest.databaseId()),
        disk,
        !manifest.complete(),
        settings.segmentBytes(),
        options.syncInterval());
  }

  /** A store can only have what the log has, or had before it was trimmed. */
  private void checkReached(long lastSequence, Router<LocalShard> router) {
    for (LocalShard shard : router.map().shards()) {
      if (shard.applied() > lastSequence) {
        throw new EngineException(
            ErrorCode.CORRUPTION,
            "shard %s has commit %d, but the last one in %s is %d; restore the database from a backup, or open it with damagedLog=salvage to read what is left"
                .formatted(
                    shard.name(),
                    shard.applied(),
                    folder.resolve(LogOptions.FOLDER),
                    lastSequence));
      }
    }
  }

  private ManifestStore openManifest(Path work) {
    ManifestFile file = new ManifestFile(work, disk);
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
    folders.deleteAllBut(manifest.complete() ? manifest.shards() : Set.of());
    Map<String, LocalShard> shards = openAll(folders, manifest, threads);
    if (!manifest.complete()) {
      Map<String, Long> addresses = new HashMap<>();
      shards.forEach((name, shard) -> addresses.put(name, shard.store().prepareCheckpoint()));
      manifests.update(m -> m.withCheckpoint(m.checkpoint().withSafeAddresses(addresses)));
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
    OptionalLong safeAddress =
        manifest.complete() ? manifest.checkpoint().safeAddress(name) : OptionalLong.empty();
    return folders.open(name, safeAddress, ownership, foreignRows);
  }
}
