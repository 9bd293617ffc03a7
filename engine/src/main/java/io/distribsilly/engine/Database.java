package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.reshard.ReshardListener;
import io.distribsilly.engine.shard.DatabaseSnapshot;
import io.distribsilly.engine.shard.Route;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * An open database. Every {@link #open} of the same folder in one JVM shares one engine, which
 * closes with the last of them. Thread-safe.
 *
 * <p>Whoever opens it closes it. Closing waits for calls that run and closes the cursors that are
 * open; a transaction that is open then can no longer be used.
 */
public final class Database implements AutoCloseable {
  private final Engine engine;
  private final DatabaseOptions options;
  private final OpenCursors cursors = new OpenCursors();
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

  /** Guarded by use. */
  private boolean closed;

  private Database(Engine engine, DatabaseOptions options) {
    this.engine = engine;
    this.options = options;
  }

  /**
   * Opens the database in a folder, or creates it there.
   *
   * @throws EngineException with DATABASE_LOCKED if another process has it open (the message names
   *     pid and host), CONNECTION_REJECTED if the folder cannot be used or holds something else,
   *     CORRUPTION if the database is damaged, DISK_FULL or IO_ERROR
   */
  public static Database open(Path folder, DatabaseOptions options) {
    return open(folder, options, ReshardListener.NONE);
  }

  /** Opens a database whose RESHARD steps are listened to, for tests. */
  static Database open(Path folder, DatabaseOptions options, ReshardListener listener) {
    return new Database(EngineRegistry.acquire(folder, options, listener), options);
  }

  /** Returns the canonical path of the folder. */
  public Path folder() {
    return engine.folder();
  }

  /**
   * Returns the options of this handle. Of those that concern the engine, what counts is what the
   * first handle in this JVM was opened with; of {@code shards}, what the database was created
   * with.
   */
  public DatabaseOptions options() {
    return options;
  }

  /** Returns the tables as of now. */
  public Catalog catalog() {
    return engine.catalog();
  }

  /**
   * Creates a table and returns it with its id. It is safe on disk when the call returns.
   *
   * @throws EngineException with TABLE_ALREADY_EXISTS, DISK_FULL, IO_ERROR
   */
  public TableDefinition createTable(TableDefinition table) {
    return whileOpen(() -> engine.createTable(table));
  }

  /**
   * Drops a table; its rows are deleted in the background.
   *
   * @throws EngineException with TABLE_NOT_FOUND, DISK_FULL, IO_ERROR
   */
  public void dropTable(String name) {
    whileOpen(
        () -> {
          engine.dropTable(name);
          return Optional.empty();
        });
  }

  /** Returns the newest committed version of a row. */
  public Optional<byte[]> get(RowKey key) {
    return whileOpen(() -> engine.router().get(key));
  }

  /**
   * Returns the newest committed version of each of these rows, in their order. Each is read on its
   * own: together they need not be what was there at any one moment.
   */
  public List<Optional<byte[]>> multiGet(List<RowKey> keys) {
    return whileOpen(() -> keys.stream().map(engine.router()::get).toList());
  }

  /**
   * Scans a table over all shards, merged into key order. The rows are those of the moment of the
   * call; a commit over several shards that runs at that moment may be seen in part.
   *
   * @param range a range of encoded primary keys
   * @return a cursor that the caller closes
   */
  public RowCursor scan(int tableId, KeyRange range, Direction direction) {
    return whileOpen(
        () -> {
          DatabaseSnapshot snapshot = engine.router().snapshot();
          return cursors.track(snapshot.scan(tableId, range, direction), snapshot);
        });
  }

  /** Begins a transaction with the durability of this handle. */
  public Transaction begin() {
    return begin(options.durability());
  }

  /** Begins a transaction. */
  public Transaction begin(Durability durability) {
    return whileOpen(() -> engine.begin(durability));
  }

  /** Returns where a key (an encoded primary key, of whatever table) lives as of now. */
  public Route route(byte[] key) {
    return whileOpen(() -> engine.router().route(key));
  }

  /**
   * Changes the number of shards to a multiple of what it is, while reads and writes go on. Returns
   * when routing is final; rows that moved are deleted from their old shards in the background.
   *
   * @throws EngineException with INVALID_PARAMETER_VALUE if the number does not fit,
   *     RESHARD_RUNNING if one runs already, DISK_FULL, IO_ERROR, CONNECTION_CLOSED if the database
   *     was closed meanwhile: the job goes on when it is opened again
   */
  public ReshardJob reshard(int shards) {
    checkOpen(); // but do not keep others from closing for as long as it takes
    return engine.reshard(shards);
  }

  /** Returns one entry a slot, by slot. */
  public List<ShardInfo> shards() {
    return whileOpen(engine::shards);
  }

  /** Returns the jobs that are remembered, oldest first. */
  public List<ReshardJob> reshardJobs() {
    return whileOpen(engine::reshardJobs);
  }

  /**
   * Closes this handle; the last one in the JVM closes the engine and waits until all is synced.
   * Idempotent.
   */
  @Override
  public void close() {
    Lock lock = use.writeLock();
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      cursors.closeAll();
    } finally {
      lock.unlock();
    }
    EngineRegistry.release(engine);
  }

  private <T> T whileOpen(Supplier<T> call) {
    Lock lock = use.readLock();
    lock.lock();
    try {
      refuseIfClosed();
      return call.get();
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() {
    whileOpen(() -> closed);
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new EngineException(
          ErrorCode.CONNECTION_CLOSED, "database %s is closed".formatted(engine.folder()));
    }
  }
}
