package io.distribsilly.engine.reshard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Ownership;
import io.distribsilly.engine.shard.ShardCopy;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.shard.ShardMap;
import io.distribsilly.engine.store.Store.CloneReport;
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges one group of shards of a job into a new one: steps 11 to 14, 7 to 10 and 15 of {@link
 * ReshardStep}. The new shard is a clone of the largest of them where files can be linked, or
 * empty; the rows of the others are copied while commits go on, see {@link ShardCopy}. Checkpoints
 * are taken meanwhile, but for the moment before the switch: the new shard then has at least what
 * the newest checkpoint says. Until step 8 a crash leaves a folder that no manifest names, which
 * the next open deletes; from then on it is the old shards' folders. Used once, by one thread.
 */
final class ShardMerge {
  private static final Logger LOG = LoggerFactory.getLogger(ShardMerge.class);

  private final ReshardEnvironment environment;
  private final ReshardControl control;
  private final ReshardJob job;
  private final List<Integer> slots;
  private final List<LocalShard> sources;
  private final String names;
  private final List<ShardCopy> copies = new ArrayList<>();
  private Optional<String> targetName = Optional.empty();
  private Optional<LocalShard> target = Optional.empty();
  private CloneReport cloned = CloneReport.NOTHING;
  private Duration writePause = Duration.ZERO;
  private boolean switched;
  private boolean swapped;

  /**
   * @param control asked before the gate is closed whether to go on
   * @param job the job: from {@code many} to {@code few} shards
   * @param slot one of the slots 0 to few - 1, whose group is merged
   */
  ShardMerge(ReshardEnvironment environment, ReshardControl control, ReshardJob job, int slot) {
    this.environment = environment;
    this.control = control;
    this.job = job;
    this.slots = MergeGroup.slots(job, slot);
    this.sources = slots.stream().map(environment.router().map()::shardAt).toList();
    this.names = sources.stream().map(LocalShard::name).collect(Collectors.joining(","));
  }

  /**
   * Merges the group.
   *
   * @throws EngineException if it could not; the shards are as they were
   */
  SwitchReport run() {
    sources.forEach(source -> source.setActivity(ShardInfo.State.MERGING));
    try {
      return merge();
    } catch (EngineException e) {
      undo(e);
      throw e;
    } finally {
      sources.forEach(source -> source.setActivity(ShardInfo.State.ACTIVE));
    }
  }

  private SwitchReport merge() {
    reserveName();
    applyMemtables(); // so that there is something to copy
    LocalShard merged = openTarget();
    reached(ReshardStep.TARGET_OPENED);
    copyRows();
    reached(ReshardStep.ALL_ROWS_COPIED);
    try {
      environment.checkpointer().betweenCheckpoints(() -> makeSafeAndSwitch(merged));
    } finally {
      retireSources();
    }
    reached(ReshardStep.SOURCES_RETIRED);
    long rows = copies.stream().mapToLong(ShardCopy::rows).sum();
    long bytes = copies.stream().mapToLong(ShardCopy::bytes).sum();
    return new SwitchReport(merged.store().statistics().entries(), rows, bytes, cloned, writePause);
  }

  private void applyMemtables() {
    sources.forEach(environment::freeze);
    sources.forEach(LocalShard::applyFrozen);
  }

  /** Takes a name that no shard had before, safe from being taken twice after a crash. */
  private void reserveName() {
    Manifest manifest = environment.manifests().update(m -> m.withNextShard(m.nextShard() + 1));
    targetName = Optional.of(Manifest.shardName(manifest.nextShard() - 1));
  }

  private LocalShard openTarget() {
    Optional<LocalShard> cloneable = MergeGroup.cloneable(sources, environment.folder());
    LocalShard opened = cloneable.map(this::openClone).orElseGet(this::open);
    List<LocalShard> rest =
        sources.stream().filter(source -> cloneable.filter(source::equals).isEmpty()).toList();
    control.workOn(names, rest.stream().mapToLong(s -> s.store().statistics().entries()).sum());
    rest.forEach(source -> copies.add(ShardCopy.start(source, opened)));
    return opened;
  }

  private LocalShard open() {
    Ownership ownership = new Ownership(job.many(), slots);
    LocalShard opened = environment.folder().openNew(targetName.orElseThrow(), ownership);
    target = Optional.of(opened);
    return opened;
  }

  /** The source applies nothing meanwhile: to link files takes milliseconds. */
  private LocalShard openClone(LocalShard source) {
    return source.inStoreTurn(
        () -> {
          try (StoreSnapshot snapshot = source.store().snapshot()) {
            List<Path> folders = List.of(environment.folder().of(targetName.orElseThrow()));
            cloned = source.store().cloneTo(snapshot, folders);
          }
          LocalShard clone = open();
          copies.add(ShardCopy.ofClone(source, clone));
          return clone;
        });
  }

  private void copyRows() {
    long before = 0;
    for (ShardCopy copy : copies) {
      boolean more = true;
      while (more) {
        control.check();
        more = copy.copySome();
        control.copied(before + copy.rows());
        reached(ReshardStep.ROWS_COPIED);
      }
      before += copy.rows();
    }
  }

  /** Nothing is left to be copied; what is in the sources' memtables is brought in first. */
  private Duration makeSafeAndSwitch(LocalShard merged) {
    applyMemtables();
    long safeAddress = merged.store().prepareCheckpoint();
    environment.pipeline().sync();
    reached(ReshardStep.TARGET_SYNCED);
    control.check();
    closeGateAndSwitch(merged, safeAddress);
    reached(ReshardStep.GATE_OPENED);
    merged.store().completeCheckpoint();
    return writePause;
  }

  private void closeGateAndSwitch(LocalShard merged, long safeAddress) {
    environment
        .pipeline()
        .exclusively(
            () -> {
              long closed = System.nanoTime();
              reached(ReshardStep.GATE_CLOSED);
              sources.forEach(LocalShard::freeze);
              copies.forEach(ShardCopy::handOver);
              environment.manifests().update(m -> withTarget(m, merged.name(), safeAddress));
              switched = true;
              reached(ReshardStep.MANIFEST_SWITCHED);
              switchRouting(merged);
              reached(ReshardStep.MAP_SWAPPED);
              writePause = Duration.ofNanos(System.nanoTime() - closed);
              return null;
            });
  }

  /** The new shard is walked once by the purge: tables may have been dropped meanwhile. */
  private Manifest withTarget(Manifest manifest, String name, long safeAddress) {
    List<String> slotTable = new ArrayList<>(manifest.slotTable());
    slots.forEach(slot -> slotTable.set(slot, name));
    List<String> foreignRows = new ArrayList<>(manifest.foreignRows());
    sources.forEach(source -> foreignRows.remove(source.name()));
    List<String> withoutSources = List.copyOf(foreignRows);
    foreignRows.add(name);
    return manifest
        .withForeignRows(withoutSources)
        .withSlotTable(slotTable)
        .withForeignRows(foreignRows)
        .withCheckpoint(manifest.checkpoint().withSafeAddresses(Map.of(name, safeAddress)))
        .withChangedJob(job.id(), ReshardJob::withShardSwitched);
  }

  private void switchRouting(LocalShard merged) {
    List<LocalShard> bySlot = new ArrayList<>(environment.router().map().bySlot());
    slots.forEach(slot -> bySlot.set(slot, merged));
    environment.router().swap(new ShardMap<>(bySlot));
    swapped = true;
  }

  private void retireSources() {
    if (!swapped) {
      return;
    }
    for (LocalShard source : sources) {
      source.retire(() -> deleteFolder(source.name()));
    }
  }

  private void deleteFolder(String name) {
    try {
      environment.folder().delete(name);
    } catch (EngineException e) {
      LOG.warn("the folder of the merged shard {} is left to the next open", name, e);
    }
  }

  /** Leaves the shards as they were; what fails while doing so is attached to the cause. */
  private void undo(EngineException cause) {
    copies.forEach(ShardCopy::close);
    if (switched || environment.manifests().isBroken()) {
      return; // the new shard is one, or may be: its folder must stay
    }
    try {
      target.ifPresent(LocalShard::abandon);
      targetName.ifPresent(environment.folder()::delete);
    } catch (EngineException e) {
      cause.addSuppressed(e);
    }
  }

  private void reached(ReshardStep step) {
    environment.listener().reached(step, names);
  }
}
