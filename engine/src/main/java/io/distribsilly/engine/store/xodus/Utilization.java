package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import jetbrains.exodus.core.execution.Job;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Transaction;
import jetbrains.exodus.gc.GarbageCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Xodus's garbage collector knows of how much of each file is in use. Without it Xodus walks
 * over the whole log, some seconds for each gigabyte, in the one thread that collects the garbage
 * of all stores and that every close waits for. So it is saved when the store is closed, and a
 * clone gets that of its source in a file named {@code utilization}, which is removed once it is
 * read:
 *
 * <pre>address of a log file, space, bytes in use, newline; both in decimal</pre>
 *
 * <p>What Xodus does not know yet is never passed on: half a profile would pass for a whole one. A
 * profile is a hint: a wrong one costs space or work, never data. Thread-safe.
 */
final class Utilization {
  private static final Logger LOGGER = LoggerFactory.getLogger(Utilization.class);
  private static final String FILE_NAME = "utilization";

  private final EnvironmentImpl environment;
  private final Path file;
  private final Disk disk;
  private final AtomicBoolean known;

  /**
   * Begins to watch an environment that was just opened.
   *
   * @param created whether the environment is new, and nothing has to be found out
   */
  Utilization(EnvironmentImpl environment, Path folder, boolean created, Disk disk) {
    this.environment = environment;
    this.disk = disk;
    this.file = folder.resolve(FILE_NAME);
    this.known = new AtomicBoolean(created || isLoaded());
    if (!known.get()) {
      askAfterLoading();
    }
  }

  /** Lets an environment that is about to be opened read the file that its source left it. */
  static EnvironmentConfig withFile(EnvironmentConfig settings, Path folder) {
    Path file = folder.resolve(FILE_NAME);
    return Files.exists(file)
        ? settings.setGcUtilizationFromFile(file.toString()).setGcStartIn(0)
        : settings;
  }

  private boolean isLoaded() {
    GarbageCollector collector = environment.getGC();
    return Files.notExists(file)
        && Arrays.stream(environment.getLog().getAllFileAddresses())
            .noneMatch(address -> collector.getFileFreeBytes(address) == Long.MAX_VALUE);
  }

  /** Xodus does its jobs in order of time; its own is in the queue already, this comes next. */
  private void askAfterLoading() {
    Job afterLoading =
        new Job() {
          @Override
          protected void execute() throws IOException {
            loaded();
          }
        };
    long start = environment.getCreated() + environment.getEnvironmentConfig().getGcStartIn();
    environment.getGC().getCleanerJobProcessor().queueAt(afterLoading, start + 1);
  }

  private void loaded() throws IOException {
    boolean cameFromFile = Files.exists(file);
    disk.delete(file);
    known.set(true);
    if (cameFromFile) {
      environment.getGC().getUtilizationProfile().setDirty(true); // the next commit saves it
      environment.gc();
    }
  }

  boolean isKnown() {
    return known.get();
  }

  /** Waits until it is known; some seconds for each gigabyte if it has to be found out. */
  void awaitKnown() {
    while (!known.get() && environment.isOpen()) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /** Writes into a clone's folder what is known of the files it has. */
  void writeFor(Path clone, long[] addresses, long high) throws IOException {
    Optional<byte[]> profile = profile(addresses, high);
    if (profile.isPresent()) {
      try (DiskFile out = disk.open(clone.resolve(FILE_NAME))) {
        out.write(0, profile.get(), 0, profile.get().length);
        out.sync();
      }
    }
  }

  private Optional<byte[]> profile(long[] addresses, long high) {
    if (!known.get()) {
      return Optional.empty();
    }
    StringBuilder lines = new StringBuilder();
    for (long address : addresses) {
      if (address < high) {
        lines.append(address).append(' ').append(usedBytes(address)).append('\n');
      }
    }
    return Optional.of(lines.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Looks at what belongs to the collector's thread; it has one writer, and this is a hint. */
  private long usedBytes(long address) {
    GarbageCollector collector = environment.getGC();
    boolean emptied = collector.isFileCleaned$xodus_environment(address);
    long free = emptied ? Long.MAX_VALUE : collector.getFileFreeBytes(address);
    return Math.max(0, environment.getLog().getFileLengthBound() - free);
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
