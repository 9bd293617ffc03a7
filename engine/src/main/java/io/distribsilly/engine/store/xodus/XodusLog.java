package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final int PAGE_BYTES = 16 * 1024;

  /**
   * How many pages may have one place in the cache. Xodus hashes a page by its address divided by
   * 64 KiB, so that four neighbours fall on the same place, and so do all stores' pages of nearly
   * the same address; with its 2 for each place a cache of 256 MB missed every second page of a log
   * of 160 MB, and a get took three times as long.
   */
  private static final int CACHE_PAGES_OF_A_PLACE = 16;

  /** The garbage collector lets writers in after each file: any file takes longer than this. */
  private static final Duration GC_TRANSACTION = Duration.ofMillis(1);

  /** How long the garbage collector works at a time, and then rests, until it is done. */
  private static final Duration GC_PERIOD = Duration.ofMillis(200);

  /**
   * Space is taken back while less than this part of the log, in percent, is in use. A fresh clone
   * of a halved shard uses half of each file, and shares it: rewriting that frees nothing.
   */
  private static final int GC_MIN_UTILIZATION = 50;

  /** So long that Xodus never syncs in the middle of a commit by the clock; we sync. */
  private static final Duration NEVER = Duration.ofDays(100 * 365);

  private static final List<String> STORES =
      List.of("rows", "chunks", "metadata", "metadata-chunks");

  private final LogReader reader;
  private final LogWriter writer;
  private final EnvironmentImpl environment;
  private final Utilization utilization;
  private final Rows rows;
  private final Rows metadata;

  private XodusLog(
      LogReader reader, LogWriter writer, EnvironmentImpl environment, boolean created) {
    this.reader = reader;
    this.writer = writer;
    this.environment = environment;
    this.utilization = new Utilization(environment, reader.folder(), created);
    writer.attach(environment.getLog());
    Map<String, Store> stores = openStores(environment);
    this.rows = new Rows(stores.get("rows"), stores.get("chunks"), folder());
    this.metadata = new Rows(stores.get("metadata"), stores.get("metadata-chunks"), folder());
  }

  /**
   * Opens or creates the environment in an existing folder. When it returns, everything it holds is
   * safe from power loss, also what a killed process had not synced.
   */
  static XodusLog open(Path folder, long cacheBytes, OpenFiles openFiles, Disk disk) {
    LogReader reader = new LogReader(folder, openFiles);
    LogWriter writer = new LogWriter(reader, disk, FILE_BYTES);
    try {
      SharedFiles.deleteLeftovers(folder, disk);
      boolean created = !reader.getBlocks().iterator().hasNext();
      EnvironmentConfig settings = Utilization.withFile(settings(cacheBytes), folder);
      Environment environment =
          Environments.newInstance(LogConfig.create(reader, writer), settings);
      return open(reader, writer, (EnvironmentImpl) environment, created, disk);
    } catch (IOException e) {
      throw closing(reader, writer, Failures.of(e, "cannot open the store in " + folder));
    } catch (RuntimeException e) {
      throw closing(
          reader,
          writer,
          Failures.unwrap(e, ErrorCode.CORRUPTION, "the store in " + folder + " cannot be opened"));
    }
  }

  private static XodusLog open(
      LogReader reader, LogWriter writer, EnvironmentImpl environment, boolean created, Disk disk)
      throws IOException {
    try {
      XodusLog log = new XodusLog(reader, writer, environment, created);
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
        .setLogCachePageSize(PAGE_BYTES)
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
      try (RandomAccessFile file = disk.openForWriting(tail)) {
        disk.sync(file);
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
    return new Cloner(reader, utilization, disk, FILE_BYTES);
  }

  /**
   * Makes what was committed safe. Without Xodus's own lock, so that commits go on meanwhile: a
   * file is synced before the next one is begun, so the open file is all there is to do.
   */
  void sync() {
    writer.sync();
  }

  long syncs() {
    return writer.syncs();
  }

  long[] fileAddresses() {
    return environment.getLog().getAllFileAddresses();
  }

  long files() {
    return environment.getLog().getNumberOfFiles();
  }

  long bytes() {
    return environment.getLog().getDiskUsage();
  }

  void close() {
    try {
      utilization.save();
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
