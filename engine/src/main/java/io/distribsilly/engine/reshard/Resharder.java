package io.distribsilly.engine.reshard;

import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Ownership;
import io.distribsilly.engine.shard.ShardMap;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RESHARD: changes the number of shards from N to a multiple M, while reads and writes go on. A key
 * of slot s goes to one of s, s + N, s + 2N, ..., so every shard splits on its own and no row moves
 * between shards that exist. {@link ReshardStep} numbers what happens. Thread-safe.
 */
public final class Resharder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Resharder.class);

  private final ReshardEnvironment environment;
  private final Purger purger;
  private final Clock clock;
  private final OwnThreads thread = OwnThreads.pool("distribsilly-reshard", 1);

  /** Whether a job is being worked on; guarded by this. */
  private boolean running;

  private volatile boolean stopped;

  public Resharder(ReshardEnvironment environment, Purger purger, Clock clock) {
    this.environment = environment;
    this.purger = purger;
    this.clock = clock;
  }

  /**
   * Splits every shard and returns when routing is final. A job that was stopped by an error goes
   * on where it was when it is asked for again.
   *
   * @throws EngineException with INVALID_PARAMETER_VALUE, RESHARD_RUNNING, DISK_FULL, IO_ERROR
   */
  public ReshardJob reshard(int shards) {
    acquire();
    try {
      return thread.call(() -> run(resumable(shards).orElseGet(() -> begin(shards))));
    } finally {
      release();
    }
  }

  /**
   * Goes on in the background with the job that the last process did not finish, if there is one.
   */
  public void resume() {
    environment.manifests().current().splittingJob().ifPresent(this::resume);
  }

  private void resume(ReshardJob job) {
    acquire();
    thread.execute(
        () -> {
          try {
            run(job);
          } catch (EngineException e) {
            LOG.warn("RESHARD job {} stopped; CALL RESHARD({}) resumes it", job.id(), job.to(), e);
          } finally {
            release();
          }
        });
  }

  /** Stops after the shard that is being split; the next open of the database goes on. */
  @Override
  public void close() {
    stopped = true;
    thread.close();
  }

  private synchronized void acquire() {
    if (running) {
      String job =
          environment
              .manifests()
              .current()
              .splittingJob()
              .map(j -> " (job %d, %d to %d)".formatted(j.id(), j.from(), j.to()))
              .orElse("");
      throw new EngineException(
          ErrorCode.RESHARD_RUNNING,
          "a RESHARD is running"
              + job
              + "; wait until it is done: INFORMATION_SCHEMA.RESHARD_JOBS");
    }
    running = true;
  }

  private synchronized void release() {
    running = false;
  }

  /** Returns the job that an error has stopped, if it is the one that is asked for. */
  private Optional<ReshardJob> resumable(int shards) {
    Optional<ReshardJob> job = environment.manifests().current().splittingJob();
    job.filter(j -> j.to() != shards)
        .ifPresent(
            j -> {
              throw new EngineException(
                  ErrorCode.RESHARD_RUNNING,
                  "RESHARD job %d to %d shards is not finished; CALL RESHARD(%d) first"
                      .formatted(j.id(), j.to(), j.to()));
            });
    return job;
  }

  /** Step 1. */
  private ReshardJob begin(int shards) {
    Manifest before = environment.manifests().current();
    checkTarget(before.slotTable().size(), shards);
    FreeSpace.check(environment.folder().path(), environment.router().map().shards());
    int id = before.jobs().stream().mapToInt(ReshardJob::id).max().orElse(0) + 1;
    ReshardJob job = ReshardJob.started(id, before.slotTable().size(), shards, clock.instant());
    environment
        .manifests()
        .update(m -> m.withSlotTable(repeat(m.slotTable(), shards)).withJob(job));
    environment.listener().reached(ReshardStep.JOB_WRITTEN, "");
    return job;
  }

  private ReshardJob run(ReshardJob job) {
    try {
      lengthenMap(job);
      environment.listener().reached(ReshardStep.MAP_LENGTHENED, "");
      splitShards(job);
    } catch (EngineException e) {
      forgetUnlessBegun(job, e);
      throw e;
    }
    Manifest finished =
        environment.manifests().update(m -> m.withChangedJob(job.id(), ReshardJob::purging));
    purger.wake();
    return finished.job(job.id()).orElseThrow();
  }

  /** Step 2. */
  private void lengthenMap(ReshardJob job) {
    ShardMap<LocalShard> map = environment.router().map();
    if (map.slots() == job.to()) {
      return; // the database was opened with the longer table
    }
    ShardMap<LocalShard> longer = new ShardMap<>(repeat(map.bySlot(), job.to()));
    Manifest manifest = environment.manifests().current();
    for (LocalShard shard : longer.shards()) {
      shard.setOwnership(new Ownership(job.to(), manifest.slotsOf(shard.name())));
    }
    environment.router().swap(longer);
  }

  /** Steps 3 to 11, shard by shard. */
  private void splitShards(ReshardJob job) {
    for (int slot = 0; slot < job.from(); slot++) {
      if (isSplit(job, slot)) {
        continue;
      }
      if (stopped) {
        throw new EngineException(
            ErrorCode.CONNECTION_CLOSED,
            "the database was closed; RESHARD goes on when it is opened again");
      }
      SplitReport report = new ShardSplit(environment, job, slot).run();
      environment.manifests().update(m -> m.withChangedJob(job.id(), report::addTo));
    }
  }

  private boolean isSplit(ReshardJob job, int slot) {
    List<String> slotTable = environment.manifests().current().slotTable();
    return !slotTable.get(slot).equals(slotTable.get(slot + job.from()));
  }

  /** A job that failed before any shard was split leaves nothing behind. */
  private void forgetUnlessBegun(ReshardJob job, EngineException cause) {
    Manifest manifest = environment.manifests().current();
    if (stopped || new java.util.HashSet<>(manifest.slotTable()).size() > job.from()) {
      return;
    }
    try {
      environment
          .manifests()
          .update(m -> m.withSlotTable(m.slotTable().subList(0, job.from())).withoutJob(job.id()));
      shortenMap(job);
    } catch (EngineException e) {
      cause.addSuppressed(e);
    }
  }

  private void shortenMap(ReshardJob job) {
    List<LocalShard> bySlot = environment.router().map().bySlot().subList(0, job.from());
    for (int slot = 0; slot < job.from(); slot++) {
      bySlot.get(slot).setOwnership(new Ownership(job.from(), List.of(slot)));
    }
    environment.router().swap(new ShardMap<>(bySlot));
  }

  private static void checkTarget(int from, int to) {
    String problem = "";
    if (to < 1 || to > DatabaseOptions.MAX_SHARDS) {
      problem = "the number must be from 1 to " + DatabaseOptions.MAX_SHARDS;
    } else if (to == from) {
      problem = "the database has " + from + " shards already";
    } else if (to < from) {
      problem = "the database has " + from + " shards, and can only get more";
    } else if (to % from != 0) {
      problem = "the number must be a multiple of the " + from + " shards that there are";
    }
    if (!problem.isEmpty()) {
      throw new EngineException(
          ErrorCode.INVALID_PARAMETER_VALUE, "RESHARD(%d): %s".formatted(to, problem));
    }
  }

  private static <T> List<T> repeat(List<T> list, int size) {
    List<T> repeated = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      repeated.add(list.get(i % list.size()));
    }
    return repeated;
  }
}
