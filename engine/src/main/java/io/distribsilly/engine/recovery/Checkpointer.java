package io.distribsilly.engine.recovery;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.Checkpoint;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.commit.CommitLog;
import io.distribsilly.engine.commit.CommitPipeline;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.RowWrite;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes checkpoints, so that the commit log stays short and recovery with it. One is taken on a
 * thread of its own when the log has grown by {@code maxLogBytes} since the last, and after {@code
 * interval} if there was any commit. Thread-safe.
 *
 * <ol>
 *   <li>Between two groups of commits, freeze every memtable; C is the newest sequence.
 *   <li>Bring what is frozen into the stores, side by side.
 *   <li>Sync the stores; each tells its safe address.
 *   <li>Sync the commit log: no store may have what the log can lose.
 *   <li>Write C and the safe addresses into the manifest. From here on recovery starts at C.
 *   <li>Let the stores delete the files that only older addresses needed, and trim the log up to C.
 * </ol>
 */
public final class Checkpointer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  /** How often to look whether a checkpoint is due. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private final ManifestStore manifests;
  private final Router<LocalShard> router;
  private final CommitPipeline<RowWrite> pipeline;
  private final CommitLog log;
  private final OwnThreads storeThreads;
  private final long maxLogBytes;
  private final Duration interval;
  private final Thread thread = new Thread(this::run, "distribsilly-checkpoint");

  /** Held while safe addresses are moved, and by whoever must not have them moved. */
  private final ReentrantLock lock = new ReentrantLock();

  /** What the log had taken in at the last checkpoint. */
  private volatile long bytesAtLast;

  /** When the last checkpoint was taken, or found unnecessary, on the clock of System.nanoTime. */
  private volatile long lastNanos = System.nanoTime();

  /** How many were taken; changed by the holder of the lock. */
  private volatile long taken;

  private volatile boolean closed;

  /**
   * @param storeThreads where stores are written to
   * @param maxLogBytes the most that the log grows between two checkpoints, roughly; positive
   * @param interval the longest time that a commit waits for its checkpoint, roughly; positive
   */
  public Checkpointer(
      ManifestStore manifests,
      Router<LocalShard> router,
      CommitPipeline<RowWrite> pipeline,
      CommitLog log,
      OwnThreads storeThreads,
      long maxLogBytes,
      Duration interval) {
    this.manifests = manifests;
    this.router = router;
    this.pipeline = pipeline;
    this.log = log;
    this.storeThreads = storeThreads;
    this.maxLogBytes = maxLogBytes;
    this.interval = interval;
    thread.setDaemon(true);
  }

  /** Starts to take checkpoints by itself. */
  public void start() {
    thread.start();
  }

  /** Returns how long ago the last checkpoint was taken, or found unnecessary. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - lastNanos);
  }

  /** Returns how many checkpoints were taken, those of single shards not counted. */
  public long taken() {
    return taken;
  }

  /**
   * Takes a checkpoint now. Called by threads that nobody interrupts.
   *
   * @throws EngineException with DISK_FULL or IO_ERROR if it could not be taken: the last one
   *     counts
   */
  public void checkpoint() {
    checkpoint(UnaryOperator.identity());
  }

  /** Takes a checkpoint, and changes the manifest in the same step. */
  public void checkpoint(UnaryOperator<Manifest> change) {
    lock.lock();
    try {
      long bytes = appendedBytes();
      long sequence = pipeline.exclusively(this::freezeAll);
      List<LocalShard> shards = List.copyOf(router.map().shards());
      Map<String, Long> addresses = makeSafe(shards);
      pipeline.sync();
      manifests.update(m -> change.apply(m.withCheckpoint(new Checkpoint(sequence, addresses))));
      shards.forEach(Checkpointer::release);
      log.trim(sequence);
      bytesAtLast = bytes;
      taken = taken + 1;
      lastNanos = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Moves the safe address of one shard, and changes the manifest in the same step. Called by
   * threads that nobody interrupts.
   */
  public void checkpoint(LocalShard shard, UnaryOperator<Manifest> change) {
    lock.lock();
    try {
      long address = shard.store().prepareCheckpoint();
      pipeline.sync();
      manifests.update(
          m ->
              change.apply(
                  m.withCheckpoint(
                      m.checkpoint().withSafeAddresses(Map.of(shard.name(), address)))));
      release(shard);
    } finally {
      lock.unlock();
    }
  }

  /** Runs a task while no checkpoint is taken. */
  public <T> T betweenCheckpoints(Supplier<T> task) {
    lock.lock();
    try {
      return task.get();
    } finally {
      lock.unlock();
    }
  }

  private long appendedBytes() {
    return log.statistics().appendedBytes();
  }

  private long freezeAll() {
    router.map().shards().forEach(LocalShard::freeze);
    return router.published();
  }

  private Map<String, Long> makeSafe(List<LocalShard> shards) {
    List<Long> safe =
        storeThreads.callAll(
            shards,
            shard -> {
              shard.applyFrozen();
              return shard.store().prepareCheckpoint();
            });
    Map<String, Long> addresses = new LinkedHashMap<>();
    for (int i = 0; i < shards.size(); i++) {
      addresses.put(shards.get(i).name(), safe.get(i));
    }
    return addresses;
  }

  private static void release(LocalShard shard) {
    shard.store().completeCheckpoint();
    shard.refresh();
  }

  private void run() {
    while (!closed) {
      awaitTick();
      try {
        checkpointIfDue();
      } catch (EngineException e) {
        LOG.warn("no checkpoint could be taken; this is tried again", e);
      }
    }
  }

  private void checkpointIfDue() {
    long grown = appendedBytes() - bytesAtLast;
    boolean late = age().compareTo(interval) >= 0;
    if (closed || (grown < maxLogBytes && !late)) {
      return;
    }
    if (grown > 0) {
      checkpoint();
    } else {
      router.map().shards().forEach(LocalShard::refresh);
      lastNanos = System.nanoTime();
    }
  }

  private synchronized void awaitTick() {
    try {
      if (!closed) {
        wait(TICK.toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("the checkpoint thread was interrupted", e); // nobody has a reason to; just look
    }
  }

  /** Takes no more checkpoints by itself and waits for the one that is being taken. */
  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      notifyAll();
    }
    OwnThreads.join(thread);
  }
}
