package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import io.distribsilly.engine.file.FileFailures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import jetbrains.exodus.ConfigurationStrategy;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import jetbrains.exodus.log.LogConfig;

/** An open Xodus environment with its settings, its reader and writer, and its Xodus stores. */
final class XodusLog {
  /** Xodus ends older transactions by force, so that a forgotten one cannot pin files for ever. */
  static final Duration MAX_TRANSACTION_AGE = Duration.ofHours(8);

  /**
   * The size of a log file, part of the format on disk. Small files make short pauses, since
   * Xodus's garbage collector moves what lives in a whole file while writers wait; but each file is
   * a link that a clone makes, and two syncs.
   */
  static final int FILE_BYTES = 1024 * 1024;

  /**
   * How many pages may have one place in the cache. Xodus hashes a page by its address divided by
   * 64 KiB, so that four neighbours fall on the same place, and so do all stores' pages of nearly
   * the same address; with its 2 for each place a cache of 256 MB missed every second page of a log
   * of 160 MB, and a get took three times as long.
   */
  private static final int CACHE_PAGES_OF_A_PLACE = 16;

  /**
   * The garbage collector lets writers in about this often. The more rows it moves in one
   * transaction, the fewer nodes it writes for each: with one file at a time (1 ms) it fell behind
   * a writer that changed random rows, and a tenth of the log was in use in the end, with 100 to
   * 300 ms a half to a quarter. Writers here are appliers in the background, which may wait.
   */
  private static final Duration GC_TRANSACTION = Duration.ofMillis(250);

  /** How long the garbage collector works at a time, and then rests, until it is done. */
  private static final Duration GC_PERIOD = Duration.ofMillis(500);

  /**
   * Space is taken back while less than this part of the log, in percent, is in use. A fresh clone
   * of a halved shard uses half of each file, and shares it: rewriting that frees nothing.
   */
  private static final int GC_MIN_UTILIZATION = 50;

  /** Below this, in percent, a write waits until the garbage collector has done something. */
  private static final int BRAKE_UTILIZATION = GC_MIN_UTILIZATION / 2;

  /** So long that Xodus never syncs in the middle of a commit by the clock; we sync. */
  private static final Duration NEVER = Duration.ofDays(100 * 365);

  private static final List<String> STORES =
      List.of("rows", "chunks", "metadata", "metadata-chunks");

  private final LogReader reader;
  private final LogWriter writer;
  private final EnvironmentImpl environment;
  private final Utilization utilization;
  private final TailChecksums tail;
  private final Compaction compaction;
  private final Rows rows;
  private final Rows metadata;

  /** The address of the checkpoint that was prepared last. Used by one thread at a time. */
  private volatile OptionalLong checkpoint;

  private XodusLog(
      LogReader reader,
      LogWriter writer,
      EnvironmentImpl environment,
      boolean created,
      OptionalLong safeAddress,
      TailChecksums tail,
      Disk disk) {
    this.checkpoint = safeAddress;
    this.tail = tail;
    this.reader = reader;
    this.writer = writer;
    this.environment = environment;
    this.utilization = new Utilization(environment, reader.folder(), created, disk);
    this.compaction = new Compaction(environment, reader.folder());
    writer.attach(environment.getLog());
    Map<String, Store> stores = openStores(environment);
    this.rows = new Rows(stores.get("rows"), stores.get("chunks"), folder());
    this.metadata = new Rows(stores.get("metadata"), stores.get("metadata-chunks"), folder());
  }

  /**
   * Opens or creates the environment in an existing folder. When it returns, everything it holds is
   * safe from power loss, also what a killed process had not synced.
   */
  static XodusLog open(
      Path folder, OptionalLong safeAddress, long cacheBytes, OpenFiles openFiles, Disk disk) {
    LogReader reader = new LogReader(folder, openFiles);
    LogWriter writer = new LogWriter(reader, disk, safeAddress);
    try {
      TailChecksums tail = TailChecksums.read(folder, disk);
      makeSafe(reader, tail, safeAddress, disk);
      SharedFiles.deleteLeftovers(folder, disk);
      boolean created = !reader.getBlocks().iterator().hasNext();
      EnvironmentConfig settings = Utilization.withFile(settings(cacheBytes), folder);
      Environment environment =
          Environments.newInstance(LogConfig.create(reader, writer), settings);
      return open(reader, writer, (EnvironmentImpl) environment, created, safeAddress, tail, disk);
    } catch (IOException e) {
      throw closing(reader, writer, FileFailures.of(e, "cannot open the store in " + folder));
    } catch (RuntimeException e) {
      throw closing(
          reader,
          writer,
          Failures.unwrap(e, ErrorCode.CORRUPTION, "the store in " + folder + " cannot be opened"));
    }
  }

  private static void makeSafe(
      LogReader reader, TailChecksums tail, OptionalLong safeAddress, Disk disk)
      throws IOException {
    SharedFiles files = new SharedFiles(reader, disk);
    if (safeAddress.isPresent()) {
      new SafePart(reader, files, disk, tail, safeAddress.getAsLong()).cutBackTo();
    } else {
      long[] addresses = reader.addresses();
      if (addresses.length > 0) {
        new LastFile(reader.file(addresses[addresses.length - 1]), disk).adopt(tail);
      }
    }
  }

  private static XodusLog open(
      LogReader reader,
      LogWriter writer,
      EnvironmentImpl environment,
      boolean created,
      OptionalLong safeAddress,
      TailChecksums tail,
      Disk disk)
      throws IOException {
    try {
      XodusLog log = new XodusLog(reader, writer, environment, created, safeAddress, tail, disk);
      log.syncAll(disk);
      return log;
    } catch (IOException | RuntimeException e) {
      closeAfter(e, environment);
      throw e;
    }
  }

  private static void closeAfter(Exception failure, Environment environment) {
    try {
      environment.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static EngineException closing(
      LogReader reader, LogWriter writer, EngineException failure) {
    try {
      writer.retire();
      reader.close();
    } catch (EngineException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private static EnvironmentConfig settings(long cacheBytes) {
    return new EnvironmentConfig(ConfigurationStrategy.IGNORE)
        .setMemoryUsage(cacheBytes)
        .setLogCacheShared(true)
        .setLogCachePageSize(PageChecksums.PAGE_BYTES)
        .setLogCacheGenerationCount(CACHE_PAGES_OF_A_PLACE)
        .setLogCacheWarmup(false)
        .setLogFileSize(FILE_BYTES / 1024)
        .setLogDurableWrite(false)
        .setLogSyncPeriod(NEVER.toMillis())
        .setFullFileReadonly(false)
        .setLogClearInvalid(false)
        .setLogAllowRamDisk(true)
        .setLogAllowRemote(true)
        .setLogAllowRemovable(true)
        .setManagementEnabled(false)
        .setEnvGatherStatistics(false)
        .setEnvMonitorTxnsExpirationTimeout((int) MAX_TRANSACTION_AGE.toMillis())
        .setEnvCloseForcedly(true)
        .setGcUseExclusiveTransaction(true)
        .setGcTransactionTimeout((int) GC_TRANSACTION.toMillis())
        .setGcRunPeriod((int) GC_PERIOD.toMillis())
        .setGcFilesDeletionDelay(0) // nobody reads a file outside of a transaction
        .setGcRenameFiles(true) // tells the writer who removes a file; nothing is renamed
        .setGcMinUtilization(GC_MIN_UTILIZATION);
  }

  /** Opens the stores by name. The first time this creates them, all or none. */
  private static Map<String, Store> openStores(Environment environment) {
    Transaction transaction = environment.beginExclusiveTransaction();
    try {
      Map<String, Store> stores = new HashMap<>();
      for (String name : STORES) {
        StoreConfig config = StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING;
        stores.put(name, environment.openStore(name, config, transaction));
      }
      transaction.commit();
      return stores;
    } finally {
      XodusStore.end(transaction);
    }
  }

  private void syncAll(Disk disk) throws IOException {
    if (writer.isOpen()) {
      writer.sync();
    } else {
      Path tail = reader.file(environment.getLog().getHighFileAddress()).path();
      try (DiskFile file = disk.open(tail)) {
        file.sync();
      }
    }
    writer.syncDirectory();
  }

  Path folder() {
    return reader.folder();
  }

  Environment environment() {
    return environment;
  }

  Utilization utilization() {
    return utilization;
  }

  Rows rows() {
    return rows;
  }

  Rows metadata() {
    return metadata;
  }

  Cloner cloner(Disk disk) {
    return new Cloner(reader, utilization, disk);
  }

  /**
   * Makes what was committed safe. Without Xodus's own lock, so that commits go on meanwhile: a
   * file is synced before the next one is begun, so the open file is all there is to do.
   */
  void sync() {
    writer.sync();
  }

  /** See {@link io.distribsilly.engine.store.Store#prepareCheckpoint}. */
  long prepareCheckpoint() {
    if (highAddress() == checkpoint.orElse(-1)) {
      writer.prepareCheckpoint();
      return checkpoint.getAsLong();
    }
    utilization.save();
    writer.prepareCheckpoint();
    long address = highAddress();
    writer.sync();
    tail.write(address, reader.file(TailChecksums.fileOf(address)));
    writer.setSafeAddress(address);
    checkpoint = OptionalLong.of(address);
    return address;
  }

  /** Returns the end of the newest root: everything up to there is written, not yet synced. */
  private long highAddress() {
    Transaction transaction = environment.beginReadonlyTransaction();
    try {
      return transaction.getHighAddress();
    } finally {
      XodusStore.end(transaction);
    }
  }

  void compact() {
    utilization.awaitKnown();
    compaction.run();
  }

  /**
   * Keeps the log from growing without bounds if there is more to collect than the collector can
   * do: one thread collects the garbage of all stores.
   */
  void brake() {
    boolean isBehind =
        environment.getGC().getUtilizationProfile().totalUtilizationPercent() < BRAKE_UTILIZATION;
    if (isBehind && utilization.isKnown()) {
      compaction.step();
    }
  }

  void completeCheckpoint() {
    writer.completeCheckpoint();
    checkpoint.ifPresent(tail::retain);
  }

  long syncs() {
    return writer.syncs();
  }

  LogFile file(long address) {
    return reader.file(address);
  }

  /** Returns whether Xodus still needs a file. */
  boolean hasFile(long address) {
    return Arrays.stream(fileAddresses()).anyMatch(one -> one == address);
  }

  /** Returns where the files begin that Xodus needs, newest first. */
  long[] fileAddresses() {
    return environment.getLog().getAllFileAddresses();
  }

  /** Returns how many files only a checkpoint keeps. */
  int heldFiles() {
    return writer.heldFiles();
  }

  long files() {
    return environment.getLog().getNumberOfFiles() + writer.heldFiles();
  }

  long bytes() {
    return environment.getLog().getDiskUsage() + (long) writer.heldFiles() * FILE_BYTES;
  }

  void close() {
    try {
      if (checkpoint.isEmpty()) {
        utilization.save();
      } // else the next opening cuts off what is above the checkpoint, which has it
      environment.close();
    } catch (RuntimeException e) {
      throw closing(
          reader,
          writer,
          Failures.unwrap(
              e, ErrorCode.INTERNAL_ERROR, "the store in " + folder() + " cannot be closed"));
    }
    writer.retire();
  }
}
