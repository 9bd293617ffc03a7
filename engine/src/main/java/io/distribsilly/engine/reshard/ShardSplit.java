package io.distribsilly.engine.reshard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.MemtableFeed;
import io.distribsilly.engine.shard.Ownership;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.shard.ShardMap;
import io.distribsilly.engine.store.Store.CloneReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits one shard of a job: steps 3 to 10 of {@link ReshardStep}. The clones are made from a
 * snapshot of the store while commits go on; they share, in memory, every memtable that the
 * snapshot does not have. So nothing has to be copied while the gate is closed. Until step 8 a
 * crash leaves folders that no manifest names, which the next open deletes; from then on the clones
 * are shards. No checkpoint may be taken meanwhile: recovery of the clones starts from the
 * checkpoint before their snapshot. Used once, by one thread.
 */
final class ShardSplit {
  private final ReshardEnvironment environment;
  private final ReshardControl control;
  private final ReshardJob job;
  private final int slot;
  private final LocalShard source;
  private final List<String> names = new ArrayList<>();
  private final List<LocalShard> clones = new ArrayList<>();
  private final Map<String, Long> safeAddresses = new HashMap<>();
  private Duration writePause = Duration.ZERO;
  private boolean switched;

  /**
   * @param control asked before the gate is closed whether to go on
   * @param job the job: from {@code few} to {@code many} shards
   * @param slot one of the slots 0 to few - 1, whose shard is split
   */
  ShardSplit(ReshardEnvironment environment, ReshardControl control, ReshardJob job, int slot) {
    this.environment = environment;
    this.control = control;
    this.job = job;
    this.slot = slot;
    this.source = environment.router().map().shardAt(slot);
  }

  /**
   * Splits the shard.
   *
   * @throws EngineException if it could not; the shard is as it was
   */
  SwitchReport run() {
    source.setActivity(ShardInfo.State.SPLITTING);
    control.workOn(source.name(), 0);
    try {
      return split();
    } catch (EngineException e) {
      undo(e);
      throw e;
    } finally {
      source.setActivity(ShardInfo.State.ACTIVE);
    }
  }

  private SwitchReport split() {
    reserveNames();
    environment.freeze(source);
    source.applyFrozen(); // so that little is left to share
    try (MemtableFeed feed = environment.pipeline().exclusively(source::startFeed)) {
      reached(ReshardStep.SNAPSHOT_TAKEN);
      long rows = feed.snapshot().count();
      List<Path> folders = names.stream().map(environment.folder()::of).toList();
      control.check();
      CloneReport report = source.store().cloneTo(feed.snapshot(), folders);
      reached(ReshardStep.FILES_CLONED);
      control.check();
      openClones();
      feed.attach(clones);
      reached(ReshardStep.CLONES_OPENED);
      makeClonesSafe();
      reached(ReshardStep.CLONES_SYNCED);
      control.check();
      closeGateAndSwitch(feed);
      reached(ReshardStep.GATE_OPENED);
      return new SwitchReport(rows, 0, 0, report, writePause);
    }
  }

  /** Takes names that no shard had before, safe from being taken twice after a crash. */
  private void reserveNames() {
    int count = job.many() / job.few() - 1;
    Manifest manifest = environment.manifests().update(m -> m.withNextShard(m.nextShard() + count));
    for (int i = count; i > 0; i--) {
      names.add(Manifest.shardName(manifest.nextShard() - i));
    }
  }

  private void openClones() {
    for (int i = 0; i < names.size(); i++) {
      Ownership ownership = new Ownership(job.many(), List.of(cloneSlot(i)));
      clones.add(environment.folder().openNew(names.get(i), ownership));
    }
  }

  private int cloneSlot(int clone) {
    return slot + (clone + 1) * job.few();
  }

  /** A clone may have commits by now that the log must not lose. */
  private void makeClonesSafe() {
    for (LocalShard clone : clones) {
      safeAddresses.put(clone.name(), clone.store().prepareCheckpoint());
    }
    environment.pipeline().sync();
  }

  private void closeGateAndSwitch(MemtableFeed feed) {
    environment
        .pipeline()
        .exclusively(
            () -> {
              long closed = System.nanoTime();
              reached(ReshardStep.GATE_CLOSED);
              source.freeze();
              switchManifest();
              reached(ReshardStep.MANIFEST_SWITCHED);
              switchRouting();
              feed.close();
              reached(ReshardStep.MAP_SWAPPED);
              writePause = Duration.ofNanos(System.nanoTime() - closed);
              return null;
            });
    clones.forEach(clone -> clone.store().completeCheckpoint());
  }

  private void switchManifest() {
    environment.manifests().update(this::withClones);
    switched = true;
  }

  private Manifest withClones(Manifest manifest) {
    List<String> slotTable = new ArrayList<>(manifest.slotTable());
    List<String> foreignRows = new ArrayList<>(manifest.foreignRows());
    foreignRows.remove(source.name());
    foreignRows.add(source.name());
    for (int i = 0; i < names.size(); i++) {
      slotTable.set(cloneSlot(i), names.get(i));
      foreignRows.add(names.get(i));
    }
    return manifest
        .withSlotTable(slotTable)
        .withForeignRows(foreignRows)
        .withCheckpoint(manifest.checkpoint().withSafeAddresses(safeAddresses))
        .withChangedJob(job.id(), ReshardJob::withShardSwitched);
  }

  /** Readers with the old map still see only the source, which has every row until it is purged. */
  private void switchRouting() {
    source.setHoldsForeignRows(true);
    List<LocalShard> bySlot = new ArrayList<>(environment.router().map().bySlot());
    for (int i = 0; i < clones.size(); i++) {
      bySlot.set(cloneSlot(i), clones.get(i));
    }
    environment.router().swap(new ShardMap<>(bySlot));
    source.setOwnership(new Ownership(job.many(), List.of(slot)));
  }

  /** Leaves the shard as it was; what fails while doing so is attached to the cause. */
  private void undo(EngineException cause) {
    if (switched || environment.manifests().isBroken()) {
      return; // the clones are shards, or may be: their folders must stay
    }
    try {
      clones.forEach(LocalShard::abandon);
      names.forEach(environment.folder()::delete);
    } catch (EngineException e) {
      cause.addSuppressed(e);
    }
  }

  private void reached(ReshardStep step) {
    environment.listener().reached(step, source.name());
  }
}
