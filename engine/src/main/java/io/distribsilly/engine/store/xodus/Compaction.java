package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import jetbrains.exodus.core.execution.Job;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.gc.GarbageCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the space that Xodus's garbage collector would leave: it moves what lives in each file
 * of which a tenth or more is free, and lets Xodus remove the file. Each file is a step of its own
 * on the collector's thread, as it is for Xodus, so writes and other stores get their turn between.
 */
final class Compaction {
  private static final Logger LOGGER = LoggerFactory.getLogger(Compaction.class);

  /** Moving nine tenths of a file to win one is still worth it if somebody asks for it. */
  private static final long WORTHWHILE_BYTES = XodusLog.FILE_BYTES / 10;

  private final EnvironmentImpl environment;
  private final GarbageCollector collector;
  private final Path folder;
  private volatile boolean failed;

  Compaction(EnvironmentImpl environment, Path folder) {
    this.environment = environment;
    this.collector = environment.getGC();
    this.folder = folder;
  }

  /** Moving leaves some garbage behind, so it goes on as long as the log gets shorter. */
  void run() {
    long before = Long.MAX_VALUE;
    List<Long> candidates = candidates();
    while (!candidates.isEmpty() && liveFiles() < before) {
      before = liveFiles();
      for (long address : candidates) {
        onCollectorThread(() -> clean(address));
      }
      candidates = candidates();
    }
    onCollectorThread(() -> {}); // by now the files that nobody reads are removed
  }

  /**
   * Lets Xodus move the files of which least is in use, for as long as one of its transactions
   * takes, and waits for it. A failure is logged once and not tried again: what can be written must
   * not depend on what lies in old files.
   */
  void step() {
    if (failed) {
      return;
    }
    try {
      onCollectorThread(
          () -> {
            long newest = environment.getLog().getHighFileAddress();
            collector.cleanFiles$xodus_environment(
                collector
                    .getUtilizationProfile()
                    .getFilesSortedByUtilization$xodus_environment(newest));
          });
    } catch (EngineException e) {
      failed = true;
      LOGGER.warn("the garbage of {} cannot be collected; CHECK tells more", folder, e);
    }
  }

  private long liveFiles() {
    return Arrays.stream(environment.getLog().getAllFileAddresses())
        .filter(address -> !isCleaned(address))
        .count();
  }

  private List<Long> candidates() {
    long newest = environment.getLog().getHighFileAddress();
    return Arrays.stream(environment.getLog().getAllFileAddresses())
        .boxed()
        .filter(address -> address < newest && !isCleaned(address))
        .filter(address -> collector.getFileFreeBytes(address) >= WORTHWHILE_BYTES)
        .sorted(Comparator.comparing(collector::getFileFreeBytes).reversed())
        .toList();
  }

  private boolean isCleaned(long address) {
    return collector.isFileCleaned$xodus_environment(address);
  }

  /** Xodus itself may have come first. */
  private void clean(long address) {
    boolean exists =
        Arrays.stream(environment.getLog().getAllFileAddresses()).anyMatch(a -> a == address);
    if (exists && !isCleaned(address)) {
      collector.doCleanFile(address);
    }
  }

  private void onCollectorThread(Runnable step) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Job job =
        new Job() {
          @Override
          protected void execute() {
            try {
              step.run();
              done.complete(null);
            } catch (RuntimeException | Error e) {
              done.completeExceptionally(e);
            }
          }
        };
    if (!collector.getCleanerJobProcessor().queue(job)) {
      throw new EngineException(ErrorCode.OBJECT_CLOSED, "the store in " + folder + " is closed");
    }
    try {
      done.join();
    } catch (CompletionException e) {
      throw Failures.unwrap(
          e.getCause(), ErrorCode.INTERNAL_ERROR, "cannot compact the store in " + folder);
    }
  }
}
