package io.distribsilly.engine.maintenance;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Checkpoint;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestFile;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.commit.CommitLog;
import io.distribsilly.engine.commit.LogOptions;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.ShardMoment;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.Store.CloneReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Makes a database of its own of all shards as of one commit, while reads and writes go on.
 *
 * <ol>
 *   <li>Take the folder, which must be absent or empty.
 *   <li>Between two groups of commits, and while no shard is split, no table made or dropped and no
 *       checkpoint taken: note the newest commit S and the manifest, and begin to hold every store
 *       as of S.
 *   <li>Bring the commits up to S into the stores. From here on everything else may go on.
 *   <li>Clone each store, by hard links where the target's file system allows it. Open each clone,
 *       which also shows that it can be opened.
 *   <li>Make a commit log that begins after S.
 *   <li>Write the manifest: only now it is a database.
 * </ol>
 *
 * <p>A crash before the last step leaves a folder that nobody can open. A file with two owners is
 * never changed by either.
 */
public final class Backup {
  private static final int THREADS = 4;

  /** A new log has room for next to nothing: the first commit begins a segment of usual size. */
  private static final int SEGMENT_BYTES = 64 << 10;

  private final MaintenanceEnvironment environment;
  private final BooleanSupplier canceled;

  /**
   * @param canceled whether somebody wants it to stop; asked now and then
   */
  public Backup(MaintenanceEnvironment environment, BooleanSupplier canceled) {
    this.environment = environment;
    this.canceled = canceled;
  }

  /** Every store as of one commit. */
  private record Moment(Manifest manifest, long sequence, List<ShardMoment> shards)
      implements AutoCloseable {
    @Override
    public void close() {
      shards.forEach(ShardMoment::close);
    }
  }

  /** A clone of one store, and up to where it is safe on disk. */
  private record Cloned(String shard, CloneReport report, long safeAddress) {}

  /**
   * Makes the backup; returns when it is safe on disk.
   *
   * @param target a folder that is absent or empty
   * @throws EngineException with INVALID_PARAMETER_VALUE if the folder cannot be used, DISK_FULL or
   *     IO_ERROR, QUERY_CANCELED; what was made is removed then
   */
  public BackupReport to(Path target) {
    try (OwnThreads thread = OwnThreads.pool("distribsilly-backup", 1);
        OwnThreads cloners = OwnThreads.pool("distribsilly-backup-clone", THREADS)) {
      return thread.call(() -> run(target, cloners));
    }
  }

  private BackupReport run(Path target, OwnThreads cloners) {
    long start = System.nanoTime();
    BackupFolder folder = BackupFolder.take(target, environment.folder(), environment.disk()); // 1
    try (Moment moment = reachMoment(cloners)) {
      List<Cloned> clones = cloners.callAll(moment.shards(), shard -> clone(shard, folder));
      makeLog(folder, moment);
      writeManifest(folder, moment, clones);
      return report(folder, moment, clones, Duration.ofNanos(System.nanoTime() - start));
    } catch (RuntimeException e) {
      folder.remove(e);
      throw e;
    }
  }

  /** Steps 2 and 3. */
  private Moment reachMoment(OwnThreads threads) {
    environment.definitions().lock();
    try {
      return environment.checkpointer().betweenCheckpoints(() -> reached(hold(), threads));
    } finally {
      environment.definitions().unlock();
    }
  }

  private Moment hold() {
    return environment
        .pipeline()
        .exclusively(
            () -> {
              List<ShardMoment> shards = new ArrayList<>();
              for (LocalShard shard : environment.router().map().shards()) {
                shards.add(shard.holdMoment());
              }
              long sequence = environment.router().published();
              return new Moment(environment.manifests().current(), sequence, shards);
            });
  }

  private static Moment reached(Moment moment, OwnThreads threads) {
    try {
      threads.callAll(moment.shards(), ShardMoment::await);
      return moment;
    } catch (RuntimeException e) {
      moment.close();
      throw e;
    }
  }

  /** Step 4. */
  private Cloned clone(ShardMoment moment, BackupFolder folder) {
    checkNotCanceled();
    LocalShard shard = moment.shard();
    Path target = folder.shards().resolve(shard.name());
    CloneReport report = shard.store().cloneTo(moment.await(), List.of(target));
    try (Store clone = environment.stores().open(target)) {
      return new Cloned(shard.name(), report, clone.prepareCheckpoint());
    }
  }

  /** Step 5. */
  private void makeLog(BackupFolder folder, Moment moment) {
    LogOptions options =
        new LogOptions(
            folder.path().resolve(LogOptions.FOLDER),
            UUID.fromString(moment.manifest().databaseId()),
            environment.disk(),
            true,
            SEGMENT_BYTES,
            Duration.ofSeconds(1));
    CommitLog.open(options, moment.sequence(), Backup::refuseReplay).close();
  }

  private static void refuseReplay(long sequence, List<?> writes) {
    throw new EngineException(
        ErrorCode.INTERNAL_ERROR, "a new commit log holds commit %d".formatted(sequence));
  }

  /** Step 6. */
  private void writeManifest(BackupFolder folder, Moment moment, List<Cloned> clones) {
    checkNotCanceled();
    Map<String, Long> addresses = new HashMap<>();
    clones.forEach(clone -> addresses.put(clone.shard(), clone.safeAddress()));
    Manifest manifest =
        moment.manifest().withCheckpoint(new Checkpoint(moment.sequence(), addresses));
    ManifestStore.create(new ManifestFile(folder.path(), environment.disk()), manifest).close();
  }

  private static BackupReport report(
      BackupFolder folder, Moment moment, List<Cloned> clones, Duration duration) {
    CloneReport sum =
        clones.stream().map(Cloned::report).reduce(CloneReport.NOTHING, CloneReport::plus);
    return new BackupReport(
        folder.path(),
        moment.sequence(),
        sum.filesLinked(),
        sum.bytesLinked(),
        sum.bytesCopied(),
        duration);
  }

  private void checkNotCanceled() {
    if (canceled.getAsBoolean()) {
      throw new EngineException(ErrorCode.QUERY_CANCELED, "the backup was canceled");
    }
  }
}
