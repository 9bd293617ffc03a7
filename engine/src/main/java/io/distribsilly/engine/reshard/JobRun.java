package io.distribsilly.engine.reshard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Ownership;
import io.distribsilly.engine.shard.ShardMap;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Brings one job from wherever it is to where routing is final. While it runs, the slot table has
 * the larger number of slots; a group of slots s, s + few, s + 2 few, ... either points to one
 * shard or to as many as it has slots. To split is to turn the first into the second, to merge is
 * the other way round; to cancel is to do to each group the opposite of what was asked. Used once,
 * by one thread.
 */
final class JobRun {
  private final ReshardEnvironment environment;
  private final ReshardControl control;
  private final Clock clock;
  private final ReshardJob job;

  JobRun(ReshardEnvironment environment, ReshardControl control, Clock clock, ReshardJob job) {
    this.environment = environment;
    this.control = control;
    this.clock = clock;
    this.job = job;
  }

  /**
   * Does what is left to do and returns the job.
   *
   * @throws EngineException if something failed, or it was told to stop. A job that has not changed
   *     any shard by then is forgotten, unless it is only stopped.
   */
  ReshardJob run() {
    try {
      lengthenMap();
      for (int slot = 0; slot < job.few(); slot++) {
        control.check();
        if (isMerged(slot) == job.splits()) {
          change(slot);
        }
      }
      control.check();
    } catch (EngineException e) {
      forgetUnlessBegun(e);
      throw e;
    } finally {
      control.rest();
    }
    return finish();
  }

  private void change(int slot) {
    SwitchReport report =
        job.splits()
            ? environment
                .checkpointer()
                .betweenCheckpoints(new ShardSplit(environment, control, job, slot)::run)
            : new ShardMerge(environment, control, job, slot).run();
    environment.manifests().update(m -> m.withChangedJob(job.id(), report::addTo));
  }

  /** Returns whether a group is one shard. */
  private boolean isMerged(int slot) {
    List<String> slotTable = environment.manifests().current().slotTable();
    return slotTable.get(slot).equals(slotTable.get(slot + job.few()));
  }

  /** Step 2. */
  private void lengthenMap() {
    if (environment.router().map().slots() < job.many()) {
      route(repeat(environment.router().map().bySlot(), job.many()));
    }
    if (job.splits()) {
      environment.listener().reached(ReshardStep.MAP_LENGTHENED, "");
    }
  }

  private ReshardJob finish() {
    boolean shorten = !job.splits();
    Manifest finished =
        environment
            .manifests()
            .update(
                m ->
                    (shorten ? shortened(m) : m)
                        .withChangedJob(job.id(), j -> j.routed(clock.instant())));
    if (shorten) {
      environment.listener().reached(ReshardStep.TABLE_SHORTENED, "");
      shortenMap();
      environment.listener().reached(ReshardStep.MAP_SHORTENED, "");
    }
    if (job.state() == ReshardJob.State.CANCELING) {
      environment.listener().reached(ReshardStep.CANCELED, "");
    }
    return finished.job(job.id()).orElseThrow();
  }

  private Manifest shortened(Manifest manifest) {
    return manifest.withSlotTable(manifest.slotTable().subList(0, job.few()));
  }

  private void shortenMap() {
    route(environment.router().map().bySlot().subList(0, job.few()));
  }

  /** Routes by a longer or a shorter table that leads every key to the same shard as before. */
  private void route(List<LocalShard> bySlot) {
    ShardMap<LocalShard> map = new ShardMap<>(bySlot);
    for (LocalShard shard : map.shards()) {
      List<Integer> slots = new ArrayList<>();
      for (int slot = 0; slot < map.slots(); slot++) {
        if (map.shardAt(slot) == shard) {
          slots.add(slot);
        }
      }
      shard.setOwnership(new Ownership(map.slots(), slots));
    }
    environment.router().swap(map);
  }

  /** A job that failed before any shard was changed leaves nothing behind. */
  private void forgetUnlessBegun(EngineException cause) {
    int shards = new HashSet<>(environment.manifests().current().slotTable()).size();
    if (control.isStopped() || job.state() == ReshardJob.State.CANCELING || shards != job.from()) {
      return;
    }
    try {
      environment.manifests().update(m -> (job.splits() ? shortened(m) : m).withoutJob(job.id()));
      if (job.splits()) {
        shortenMap();
      }
    } catch (EngineException e) {
      cause.addSuppressed(e);
    }
  }

  /** Repeats a list until it has a size. */
  static <T> List<T> repeat(List<T> list, int size) {
    List<T> repeated = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      repeated.add(list.get(i % list.size()));
    }
    return repeated;
  }
}
