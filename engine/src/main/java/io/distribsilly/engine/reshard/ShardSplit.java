package io.distribsilly.engine.reshard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Ownership;
import io.distribsilly.engine.shard.RowWrite;
import io.distribsilly.engine.shard.ShardMap;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.Store.CloneReport;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits one shard of a job: steps 3 to 11 of {@link ReshardStep}. The clones are made from a
 * snapshot while commits go on; what is committed meanwhile is remembered and brought into the
 * clones, so that the gate is closed only for the last few of those writes. Until step 9 a crash
 * leaves folders that no manifest names, which the next open deletes; from then on the clones are
 * shards. Used once, by one thread.
 */
final class ShardSplit {
  /** Catching up ends when a round brought no more writes than this. */
  private static final int SMALL_ROUND = 64;

  /** Catching up ends after this many rounds, however many writes there are. */
  private static final int MAX_ROUNDS = 20;

  private static final int WRITES_A_BATCH = 1000;

  /** A new shard in the making. */
  private record Clone(int slot, String name, Ownership ownership, Store store) {}

  private final ReshardEnvironment environment;
  private final ReshardJob job;
  private final int slot;
  private final LocalShard source;
  private final List<String> names = new ArrayList<>();
  private final List<Clone> clones = new ArrayList<>();
  private Duration writePause = Duration.ZERO;
  private boolean switched;

  /**
   * @param job the job
   * @param slot one of the slots 0 to N - 1, whose shard is split
   */
  ShardSplit(ReshardEnvironment environment, ReshardJob job, int slot) {
    this.environment = environment;
    this.job = job;
    this.slot = slot;
    this.source = environment.router().map().shardAt(slot);
  }

  /**
   * Splits the shard.
   *
   * @throws EngineException if it could not; the shard is as it was
   */
  SplitReport run() {
    source.setSplitting(true);
    try {
      return split();
    } catch (EngineException e) {
      undo(e);
      throw e;
    } finally {
      source.setSplitting(false);
    }
  }

  private SplitReport split() {
    reserveNames();
    long rows;
    CloneReport report;
    try (StoreSnapshot snapshot = takeSnapshot()) {
      reached(ReshardStep.SNAPSHOT_TAKEN);
      rows = snapshot.count();
      List<Path> folders = names.stream().map(environment.folder()::of).toList();
      report = source.store().cloneTo(snapshot, folders);
      reached(ReshardStep.FILES_CLONED);
    }
    openClones();
    reached(ReshardStep.CLONES_OPENED);
    catchUp();
    reached(ReshardStep.CAUGHT_UP);
    closeGateAndSwitch();
    reached(ReshardStep.GATE_OPENED);
    return new SplitReport(rows, report, writePause);
  }

  /** Takes names that no shard had before, safe from being taken twice after a crash. */
  private void reserveNames() {
    int count = job.to() / job.from() - 1;
    Manifest manifest = environment.manifests().update(m -> m.withNextShard(m.nextShard() + count));
    for (int i = count; i > 0; i--) {
      names.add(Manifest.shardName(manifest.nextShard() - i));
    }
  }

  private StoreSnapshot takeSnapshot() {
    return source.betweenGroups(
        () -> {
          source.startRecording();
          return source.snapshot();
        });
  }

  private void openClones() {
    for (int i = 0; i < names.size(); i++) {
      int cloneSlot = slot + (i + 1) * job.from();
      Store store = environment.folder().openStore(names.get(i));
      Ownership ownership = new Ownership(job.to(), List.of(cloneSlot));
      clones.add(new Clone(cloneSlot, names.get(i), ownership, store));
    }
  }

  private void catchUp() {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<RowWrite> recorded = source.betweenGroups(source::takeRecorded);
      bringIntoClones(recorded);
      if (recorded.size() <= SMALL_ROUND) {
        break;
      }
    }
    clones.forEach(clone -> clone.store().sync());
  }

  private void closeGateAndSwitch() {
    source.betweenGroups(
        () -> {
          long closed = System.nanoTime();
          reached(ReshardStep.GATE_CLOSED);
          bringIntoClones(source.takeRecorded());
          clones.forEach(clone -> clone.store().sync());
          reached(ReshardStep.CLONES_SYNCED);
          switchManifest();
          reached(ReshardStep.MANIFEST_SWITCHED);
          switchRouting();
          source.stopRecording();
          reached(ReshardStep.MAP_SWAPPED);
          writePause = Duration.ofNanos(System.nanoTime() - closed);
          return null;
        });
  }

  private void switchManifest() {
    try {
      environment.manifests().update(this::withClones);
      switched = true;
    } catch (EngineException e) {
      if (environment.manifests().isBroken()) {
        source.fail(e); // after a restart the clones may own its slots: take no write any more
      }
      throw e;
    }
  }

  private Manifest withClones(Manifest manifest) {
    List<String> slotTable = new ArrayList<>(manifest.slotTable());
    List<String> foreignRows = new ArrayList<>(manifest.foreignRows());
    foreignRows.remove(source.name());
    foreignRows.add(source.name());
    for (Clone clone : clones) {
      slotTable.set(clone.slot(), clone.name());
      foreignRows.add(clone.name());
    }
    return manifest
        .withSlotTable(slotTable)
        .withForeignRows(foreignRows)
        .withChangedJob(job.id(), j -> j.withShardsSplit(j.shardsSplit() + 1));
  }

  /** Readers with the old map still see only the source, which has every row until it is purged. */
  private void switchRouting() {
    source.setHoldsForeignRows(true);
    List<LocalShard> bySlot = new ArrayList<>(environment.router().map().bySlot());
    for (Clone clone : clones) {
      bySlot.set(
          clone.slot(),
          environment.folder().shard(clone.name(), clone.store(), clone.ownership(), true));
    }
    environment.router().swap(new ShardMap<>(bySlot));
    source.setOwnership(new Ownership(job.to(), List.of(slot)));
  }

  private void bringIntoClones(List<RowWrite> writes) {
    for (Clone clone : clones) {
      List<RowWrite> owned =
          writes.stream().filter(write -> clone.ownership().owns(write.hash())).toList();
      for (int from = 0; from < owned.size(); from += WRITES_A_BATCH) {
        StoreBatch batch = new StoreBatch();
        owned
            .subList(from, Math.min(owned.size(), from + WRITES_A_BATCH))
            .forEach(write -> write.addTo(batch));
        clone.store().write(batch);
      }
    }
  }

  /** Leaves the shard as it was; what fails while doing so is attached to the cause. */
  private void undo(EngineException cause) {
    if (switched || environment.manifests().isBroken()) {
      return; // the clones are shards, or may be: their folders must stay
    }
    try {
      source.betweenGroups(
          () -> {
            source.stopRecording();
            return null;
          });
      clones.forEach(clone -> clone.store().close());
      names.forEach(environment.folder()::delete);
    } catch (EngineException e) {
      cause.addSuppressed(e);
    }
  }

  private void reached(ReshardStep step) {
    environment.listener().reached(step, source.name());
  }
}
