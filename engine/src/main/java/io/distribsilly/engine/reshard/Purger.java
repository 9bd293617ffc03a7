package io.distribsilly.engine.reshard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.StoreKeys;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes, on a thread of its own, the rows that nobody can see: those that a split left in the
 * shard they moved away from, and those of dropped tables. Goes on after a restart. Thread-safe.
 */
public final class Purger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Purger.class);
  private static final long RETRY_MILLIS = 5_000;

  private final ReshardEnvironment environment;
  private final IntPredicate tableExists;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "distribsilly-purge");

  /** Guarded by this. */
  private boolean awake = true;

  /** The walk through the shard that is being purged now, empty if none is. */
  private volatile Optional<RowPurge> walk = Optional.empty();

  private volatile boolean stopped;

  /**
   * @param tableExists tells whether a table id is in the catalog at the moment of the call
   */
  public Purger(ReshardEnvironment environment, IntPredicate tableExists, Clock clock) {
    this.environment = environment;
    this.tableExists = tableExists;
    this.clock = clock;
    thread.setDaemon(true);
  }

  /** Starts looking for work. */
  public void start() {
    thread.start();
  }

  /** Tells that there may be new work. */
  public synchronized void wake() {
    awake = true;
    notifyAll();
  }

  /** Returns how many rows were deleted that the manifest's jobs do not count yet. */
  long deletedFromCurrentShard() {
    return walk.map(RowPurge::deleted).orElse(0L);
  }

  /** Stops within one batch. */
  @Override
  public void close() {
    stopped = true;
    wake();
    OwnThreads.join(thread);
  }

  private void run() {
    while (!stopped) {
      try {
        while (!stopped && purgeNext()) {
          LOG.debug("purged");
        }
        awaitWork(0);
      } catch (EngineException e) {
        LOG.warn("the purge stopped and is tried again in {} ms", RETRY_MILLIS, e);
        awaitWork(RETRY_MILLIS);
      }
    }
  }

  /** Waits until somebody wakes it, or for this long; 0 ms is for ever. */
  @SuppressWarnings("WaitNotInLoop") // to wake up for no reason only means to look for work again
  private synchronized void awaitWork(long millis) {
    try {
      if (!awake && !stopped) {
        wait(millis);
      }
    } catch (InterruptedException e) {
      LOG.debug("the purge thread was interrupted", e); // nobody has a reason to; just look again
    }
    awake = false;
  }

  /** Does one piece of work and returns whether there was any. */
  private boolean purgeNext() {
    Manifest manifest = environment.manifests().current();
    if (!manifest.droppedTables().isEmpty()) {
      return purgeTable(manifest.droppedTables().get(0));
    }
    if (!manifest.foreignRows().isEmpty()) {
      return purgeShard(manifest.foreignRows().get(0));
    }
    return finishJobs(manifest);
  }

  private boolean purgeTable(int table) {
    environment.freezeAll(); // rows that were committed before the table was dropped
    for (LocalShard shard : environment.router().map().shards()) {
      if (!purgeTable(shard, table)) {
        return false;
      }
    }
    environment
        .checkpointer()
        .checkpoint(m -> m.withDroppedTables(without(m.droppedTables(), table)));
    return true;
  }

  /**
   * A shard that is merged by now is left out: the one that took its place is walked as a whole.
   */
  private boolean purgeTable(LocalShard shard, int table) {
    return shard
        .whileOpen(
            () -> {
              shard.applyFrozen();
              return new RowPurge(shard, StoreKeys.table(table), key -> true, this::batchWritten)
                  .run(() -> stopped);
            })
        .orElse(true);
  }

  private boolean purgeShard(String name) {
    Optional<LocalShard> found =
        environment.router().map().shards().stream()
            .filter(shard -> shard.name().equals(name))
            .findFirst();
    if (found.isEmpty()) {
      return true; // the manifest is a moment ahead of the map
    }
    try {
      return found.get().whileOpen(() -> purge(found.get())).orElse(true);
    } finally {
      walk = Optional.empty();
    }
  }

  private boolean purge(LocalShard shard) {
    shard.applyFrozen(); // what it took over from the shard it was split from
    Manifest before = environment.manifests().current();
    List<Integer> slots = before.slotsOf(shard.name());
    RowPurge purge =
        RowPurge.foreignRows(
            shard, before.slotTable().size(), slots, tableExists, this::batchWritten);
    walk = Optional.of(purge);
    if (!purge.run(() -> stopped)) {
      environment.manifests().update(m -> countPurged(m, purge.deleted()));
      return false;
    }
    environment
        .checkpointer()
        .betweenCheckpoints(
            () -> {
              finishShard(shard, before, slots, purge.deleted());
              return null;
            });
    return true;
  }

  /** A shard that is merged by now needs no purge. */
  private void finishShard(
      LocalShard shard, Manifest before, List<Integer> slots, long rowsPurged) {
    if (shard.isRetired()) {
      return;
    }
    environment
        .checkpointer()
        .checkpoint(
            shard, m -> countPurged(withoutForeignRows(m, shard, before, slots), rowsPurged));
    if (!environment.manifests().current().foreignRows().contains(shard.name())) {
      shard.setHoldsForeignRows(false);
      environment.listener().reached(ReshardStep.SHARD_PURGED, shard.name());
    }
  }

  /** If the shard was split meanwhile, it has new foreign rows and another turn. */
  private static Manifest withoutForeignRows(
      Manifest manifest, LocalShard shard, Manifest before, List<Integer> slots) {
    boolean unchanged =
        manifest.slotTable().size() == before.slotTable().size()
            && manifest.slotsOf(shard.name()).equals(slots);
    return unchanged
        ? manifest.withForeignRows(without(manifest.foreignRows(), shard.name()))
        : manifest;
  }

  private static Manifest countPurged(Manifest manifest, long rowsPurged) {
    if (manifest.jobs().isEmpty()) {
      return manifest;
    }
    int newest = manifest.jobs().get(manifest.jobs().size() - 1).id();
    return manifest.withChangedJob(
        newest, job -> job.withRowsPurged(job.rowsPurged() + rowsPurged));
  }

  private boolean finishJobs(Manifest manifest) {
    if (manifest.jobs().stream().noneMatch(Purger::isPurging)) {
      return false;
    }
    environment.manifests().update(m -> m.foreignRows().isEmpty() ? withJobsDone(m) : m);
    environment.listener().reached(ReshardStep.JOB_DONE, "");
    return true;
  }

  private Manifest withJobsDone(Manifest manifest) {
    Manifest changed = manifest;
    for (ReshardJob job : manifest.jobs()) {
      if (isPurging(job)) {
        changed = changed.withChangedJob(job.id(), j -> j.done(clock.instant()));
      }
    }
    return changed;
  }

  private void batchWritten(LocalShard shard) {
    environment.listener().reached(ReshardStep.PURGE_BATCH_WRITTEN, shard.name());
  }

  private static boolean isPurging(ReshardJob job) {
    return job.state() == ReshardJob.State.PURGING;
  }

  private static <T> List<T> without(List<T> list, T element) {
    return list.stream().filter(e -> !e.equals(element)).toList();
  }
}
