package io.distribsilly.engine.reshard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.commit.OwnThreads;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RESHARD: changes the number of shards from N to a multiple or a divisor M, while reads and writes
 * go on. A key of slot s of N is in one of the slots s, s + N, s + 2N, ... of a multiple of N; so
 * every shard splits on its own, and the shards of such a group merge on their own. {@link
 * ReshardStep} numbers what happens. Thread-safe.
 */
public final class Resharder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Resharder.class);

  private final ReshardEnvironment environment;
  private final Purger purger;
  private final Clock clock;
  private final ReshardControl control = new ReshardControl();
  private final OwnThreads thread = OwnThreads.pool("distribsilly-reshard", 1);

  /** Whether a job is being worked on; guarded by this. */
  private boolean running;

  /** Whether a job is being stopped and undone because somebody asked; guarded by this. */
  private boolean canceling;

  public Resharder(ReshardEnvironment environment, Purger purger, Clock clock) {
    this.environment = environment;
    this.purger = purger;
    this.clock = clock;
  }

  /**
   * Splits or merges every shard and returns when routing is final. A job that was stopped by an
   * error goes on where it was when it is asked for again.
   *
   * @throws EngineException with INVALID_PARAMETER_VALUE, RESHARD_RUNNING, DISK_FULL, IO_ERROR;
   *     QUERY_CANCELED if {@link #cancel} was called meanwhile
   */
  public ReshardJob reshard(int shards) {
    acquire();
    try {
      return thread.call(() -> work(resumable(shards).orElseGet(() -> begin(shards))));
    } finally {
      release();
    }
  }

  /**
   * Stops the job that runs, or that an error has stopped, and undoes what it has done: returns
   * when there are as many shards as before it.
   *
   * @throws EngineException with RESHARD_NOT_RUNNING if there is no such job, RESHARD_RUNNING if it
   *     is being canceled already, DISK_FULL or IO_ERROR if it could not be undone: to call this
   *     again goes on
   */
  public ReshardJob cancel() {
    stopForCancel();
    try {
      return thread.call(this::turnBack); // behind the job, which ends soon
    } finally {
      endCancel();
    }
  }

  /**
   * Goes on in the background with the job that the last process did not finish, if there is one.
   */
  public void resume() {
    environment.manifests().current().runningJob().ifPresent(this::resume);
  }

  private void resume(ReshardJob job) {
    acquire();
    thread.execute(
        () -> {
          try {
            work(job);
          } catch (EngineException e) {
            LOG.warn("RESHARD job {} stopped; {} resumes it", job.id(), resuming(job), e);
          } finally {
            release();
          }
        });
  }

  /** Returns the newest jobs with how far they are, oldest first. */
  public List<ReshardProgress> progress() {
    ReshardControl.Work work = control.work();
    long purged = purger.deletedFromCurrentShard();
    Manifest manifest = environment.manifests().current();
    int toPurge = manifest.foreignRows().size();
    int newest = manifest.jobs().stream().mapToInt(ReshardJob::id).max().orElse(0);
    return manifest.jobs().stream()
        .map(
            job ->
                ReshardProgress.of(
                    job,
                    job.state().isRunning() ? work : ReshardControl.Work.NONE,
                    job.id() == newest ? purged : 0,
                    toPurge))
        .toList();
  }

  /** Stops where it is safe to; the next open of the database goes on. */
  @Override
  public void close() {
    control.close();
    thread.close();
  }

  private synchronized void acquire() {
    if (running || canceling) {
      throw new EngineException(
          ErrorCode.RESHARD_RUNNING,
          "a RESHARD is running%s; wait until it is done: INFORMATION_SCHEMA.RESHARD_JOBS"
              .formatted(runningJob().map(job -> " (" + describe(job) + ")").orElse("")));
    }
    running = true;
  }

  private synchronized void release() {
    running = false;
  }

  private synchronized void stopForCancel() {
    Optional<ReshardJob> job = runningJob();
    boolean undoing = job.filter(j -> j.state() == ReshardJob.State.CANCELING).isPresent();
    if (canceling || (running && undoing)) {
      throw new EngineException(
          ErrorCode.RESHARD_RUNNING,
          "the RESHARD is being canceled already; wait until it is: INFORMATION_SCHEMA.RESHARD_JOBS");
    }
    if (!running && job.isEmpty()) {
      throw notRunning();
    }
    canceling = true;
    control.cancel();
  }

  private synchronized void endCancel() {
    canceling = false;
    control.allow();
  }

  private Optional<ReshardJob> runningJob() {
    return environment.manifests().current().runningJob();
  }

  /** Returns the job that an error has stopped, if it is the one that is asked for. */
  private Optional<ReshardJob> resumable(int shards) {
    Optional<ReshardJob> job = runningJob();
    job.filter(j -> j.to() != shards || j.state() == ReshardJob.State.CANCELING)
        .ifPresent(
            j -> {
              throw new EngineException(
                  ErrorCode.RESHARD_RUNNING,
                  "RESHARD %s is not finished; %s first".formatted(describe(j), resuming(j)));
            });
    return job;
  }

  /** Step 1. */
  private ReshardJob begin(int shards) {
    Manifest before = environment.manifests().current();
    int from = before.slotTable().size();
    ReshardTarget.check(from, shards);
    int id = before.jobs().stream().mapToInt(ReshardJob::id).max().orElse(0) + 1;
    ReshardJob job = ReshardJob.started(id, from, shards, clock.instant());
    FreeSpace.check(job, environment.folder(), environment.router().map());
    environment
        .manifests()
        .update(m -> m.withSlotTable(JobRun.repeat(m.slotTable(), job.many())).withJob(job));
    environment.listener().reached(ReshardStep.JOB_WRITTEN, "");
    return job;
  }

  private ReshardJob work(ReshardJob job) {
    ReshardJob routed = new JobRun(environment, control, clock, job).run();
    purger.wake();
    return routed;
  }

  /** Step 18, and the job the other way round. */
  private ReshardJob turnBack() {
    control.allow();
    ReshardJob job = runningJob().orElseThrow(Resharder::notRunning);
    Manifest manifest =
        environment.manifests().update(m -> m.withChangedJob(job.id(), ReshardJob::canceling));
    environment.listener().reached(ReshardStep.CANCEL_WRITTEN, "");
    return work(manifest.job(job.id()).orElseThrow());
  }

  private static EngineException notRunning() {
    return new EngineException(
        ErrorCode.RESHARD_NOT_RUNNING,
        "no RESHARD is splitting or merging shards, so there is nothing to cancel; to go back, CALL"
            + " RESHARD with the old number");
  }

  private static String describe(ReshardJob job) {
    return "job %d, %d to %d shards".formatted(job.id(), job.from(), job.to());
  }

  private static String resuming(ReshardJob job) {
    return job.state() == ReshardJob.State.CANCELING
        ? "CALL RESHARD_CANCEL()"
        : "CALL RESHARD(%d)".formatted(job.to());
  }
}
