package io.distribsilly.engine;

import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Router;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Syncs, often enough, what {@link Durability#PERIODIC} commits have written. */
final class PeriodicSync implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicSync.class);

  private final Router<LocalShard> router;
  private final ScheduledExecutorService thread;

  @SuppressWarnings("FutureReturnValueIgnored") // syncAll reports its failures itself
  PeriodicSync(Router<LocalShard> router, Duration interval) {
    this.router = router;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread daemon = new Thread(task, "distribsilly-sync");
              daemon.setDaemon(true);
              return daemon;
            });
    long half = Math.max(1, interval.toNanos() / 2); // a sync takes its time too
    thread.scheduleWithFixedDelay(this::syncAll, half, half, TimeUnit.NANOSECONDS);
  }

  private void syncAll() {
    for (LocalShard shard : router.map().shards()) {
      try {
        shard.syncIfNeeded();
      } catch (RuntimeException e) {
        LOG.error("shard {} could not be synced and takes no more writes", shard.name(), e);
      }
    }
  }

  /** Starts no further round and waits for the one that runs. */
  @Override
  public void close() {
    thread.shutdown();
    boolean interrupted = false;
    boolean terminated = false;
    while (!terminated) {
      try {
        terminated = thread.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
