package io.distribsilly.engine.store.xodus;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import jetbrains.exodus.core.execution.Job;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Transaction;
import jetbrains.exodus.gc.GarbageCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Xodus's garbage collector knows of how much of each file is in use. Saved when the store is
 * closed, or else Xodus walks over the whole log after the next opening to find out. Never saved
 * before Xodus itself knows: half a profile would pass for a whole one. Thread-safe.
 */
final class Utilization {
  private static final Logger LOGGER = LoggerFactory.getLogger(Utilization.class);

  private final EnvironmentImpl environment;
  private final AtomicBoolean known;

  /** Begins to watch an environment that was just opened. */
  Utilization(EnvironmentImpl environment) {
    this.environment = environment;
    this.known = new AtomicBoolean(isLoaded());
    if (!known.get()) {
      askAfterComputation();
    }
  }

  private boolean isLoaded() {
    GarbageCollector collector = environment.getGC();
    return Arrays.stream(environment.getLog().getAllFileAddresses())
        .noneMatch(address -> collector.getFileFreeBytes(address) == Long.MAX_VALUE);
  }

  /** Xodus does its jobs one after another; the computation is queued already, this comes next. */
  private void askAfterComputation() {
    AtomicBoolean done = known;
    Job afterComputation =
        new Job() {
          @Override
          protected void execute() {
            done.set(true);
          }
        };
    long start = environment.getCreated() + environment.getEnvironmentConfig().getGcStartIn();
    environment.getGC().getCleanerJobProcessor().queueAt(afterComputation, start + 1);
  }

  /** Saves the profile with the data. A failure costs the next opening time, and nothing else. */
  void save() {
    if (!known.get()) {
      return;
    }
    try {
      Transaction transaction = environment.beginExclusiveTransaction();
      try {
        environment.getGC().getUtilizationProfile().forceSave(transaction);
        transaction.commit();
      } finally {
        XodusStore.end(transaction);
      }
    } catch (RuntimeException e) {
      LOGGER.warn("the space map of {} was not saved", environment.getLocation(), e);
    }
  }
}
