package io.distribsilly.engine;

import java.time.Duration;
import java.util.Objects;

/**
 * How to open a database. Immutable.
 *
 * @param shards how many shards a new database gets, 1 to {@link #MAX_SHARDS}; an existing one
 *     keeps what it has
 * @param create whether to create the database if the folder does not exist or is empty
 * @param durability what a commit waits for, unless its transaction says otherwise
 * @param syncInterval the longest time that a {@link Durability#PERIODIC} commit stays unsynced; 10
 *     ms to 1 h
 * @param cacheBytes memory for cached pages, for all databases of the JVM together: the first one
 *     that is opened decides; at least 8 MiB
 * @param memtableBytes memory for commits that are not in their shard's store yet, roughly; commits
 *     wait while it is used up; at least 1 MiB
 * @param damagedLog what happens if the commit log is damaged
 */
public record DatabaseOptions(
    int shards,
    boolean create,
    Durability durability,
    Duration syncInterval,
    long cacheBytes,
    long memtableBytes,
    DamagedLog damagedLog) {
  /** The most shards of a database. */
  public static final int MAX_SHARDS = 1024;

  /**
   * 4 shards, created if absent, sync, 1 s, an eighth of the heap but at least 16 MiB for the
   * cache, and for memtables an eighth of the heap but from 8 to 64 MiB.
   */
  public static final DatabaseOptions DEFAULT =
      new DatabaseOptions(
          4,
          true,
          Durability.SYNC,
          Duration.ofSeconds(1),
          Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 8),
          Math.max(8L << 20, Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8)),
          DamagedLog.REFUSE);

  public DatabaseOptions {
    Objects.requireNonNull(durability);
    Objects.requireNonNull(syncInterval);
    Objects.requireNonNull(damagedLog);
    if (shards < 1 || shards > MAX_SHARDS) {
      throw invalid("shards", shards, "it must be from 1 to " + MAX_SHARDS);
    }
    if (syncInterval.compareTo(Duration.ofMillis(10)) < 0
        || syncInterval.compareTo(Duration.ofHours(1)) > 0) {
      throw invalid("syncInterval", syncInterval, "it must be from 10 ms to 1 h");
    }
    if (cacheBytes < 8L << 20) {
      throw invalid("cacheBytes", cacheBytes, "it must be at least " + (8L << 20));
    }
    if (memtableBytes < 1L << 20) {
      throw invalid("memtableBytes", memtableBytes, "it must be at least " + (1L << 20));
    }
  }

  public DatabaseOptions withShards(int newShards) {
    return new DatabaseOptions(
        newShards, create, durability, syncInterval, cacheBytes, memtableBytes, damagedLog);
  }

  public DatabaseOptions withCreate(boolean newCreate) {
    return new DatabaseOptions(
        shards, newCreate, durability, syncInterval, cacheBytes, memtableBytes, damagedLog);
  }

  public DatabaseOptions withDurability(Durability newDurability) {
    return new DatabaseOptions(
        shards, create, newDurability, syncInterval, cacheBytes, memtableBytes, damagedLog);
  }

  public DatabaseOptions withSyncInterval(Duration newSyncInterval) {
    return new DatabaseOptions(
        shards, create, durability, newSyncInterval, cacheBytes, memtableBytes, damagedLog);
  }

  public DatabaseOptions withCacheBytes(long newCacheBytes) {
    return new DatabaseOptions(
        shards, create, durability, syncInterval, newCacheBytes, memtableBytes, damagedLog);
  }

  public DatabaseOptions withMemtableBytes(long newMemtableBytes) {
    return new DatabaseOptions(
        shards, create, durability, syncInterval, cacheBytes, newMemtableBytes, damagedLog);
  }

  public DatabaseOptions withDamagedLog(DamagedLog newDamagedLog) {
    return new DatabaseOptions(
        shards, create, durability, syncInterval, cacheBytes, memtableBytes, newDamagedLog);
  }

  private static EngineException invalid(String option, Object value, String remedy) {
    return new EngineException(
        ErrorCode.CONNECTION_REJECTED, "option %s is %s; %s".formatted(option, value, remedy));
  }
}
