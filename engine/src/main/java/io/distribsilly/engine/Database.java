package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.shard.Route;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An open database. Every {@link #open} of the same folder in one JVM shares one engine, which
 * closes with the last of them. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private Database() {}

  /**
   * Opens the database in a folder, or creates it there.
   *
   * @throws EngineException with DATABASE_LOCKED if another process has it open (the message names
   *     pid and host), CONNECTION_REJECTED if the folder cannot be used or holds something else,
   *     CORRUPTION if the database is damaged
   */
  public static Database open(Path folder, DatabaseOptions options) {
    throw new UnsupportedOperationException(folder + " " + options);
  }

  /** Returns the canonical path of the folder. */
  public Path folder() {
    throw new UnsupportedOperationException();
  }

  /** Returns the options that the engine was opened with, those of the first open in this JVM. */
  public DatabaseOptions options() {
    throw new UnsupportedOperationException();
  }

  /** Returns the tables as of now. */
  public Catalog catalog() {
    throw new UnsupportedOperationException();
  }

  /**
   * Creates a table and returns it with its id. It is safe on disk when the call returns.
   *
   * @throws EngineException with TABLE_ALREADY_EXISTS
   */
  public TableDefinition createTable(TableDefinition table) {
    throw new UnsupportedOperationException(table.name());
  }

  /**
   * Drops a table; its rows are deleted in the background.
   *
   * @throws EngineException with TABLE_NOT_FOUND
   */
  public void dropTable(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** Returns the newest committed version of a row. */
  public Optional<byte[]> get(RowKey key) {
    throw new UnsupportedOperationException(key.toString());
  }

  /** Returns the newest committed version of each of these rows, in their order. */
  public List<Optional<byte[]>> multiGet(List<RowKey> keys) {
    throw new UnsupportedOperationException(keys.toString());
  }

  /**
   * Scans a table over all shards, merged into key order.
   *
   * @param range a range of encoded primary keys
   */
  public RowCursor scan(int tableId, KeyRange range, Direction direction) {
    throw new UnsupportedOperationException(tableId + " " + range + direction);
  }

  /** Begins a transaction with the database's durability. */
  public Transaction begin() {
    return begin(options().durability());
  }

  /** Begins a transaction. */
  public Transaction begin(Durability durability) {
    throw new UnsupportedOperationException(durability.toString());
  }

  /** Returns where a key (an encoded primary key, of whatever table) lives as of now. */
  public Route route(byte[] key) {
    throw new UnsupportedOperationException("" + key.length);
  }

  /**
   * Changes the number of shards to a multiple of what it is, while reads and writes go on. Returns
   * when routing is final; rows that moved are deleted from their old shards in the background.
   *
   * @throws EngineException with INVALID_PARAMETER_VALUE if the number does not fit,
   *     RESHARD_RUNNING if one runs already, DISK_FULL
   */
  public ReshardJob reshard(int shards) {
    throw new UnsupportedOperationException("" + shards);
  }

  /** Returns one entry a slot, by slot. */
  public List<ShardInfo> shards() {
    throw new UnsupportedOperationException();
  }

  /** Returns the jobs that are remembered, oldest first. */
  public List<ReshardJob> reshardJobs() {
    throw new UnsupportedOperationException();
  }

  /**
   * Closes this handle; the last one closes the engine and waits until all is synced. Idempotent.
   */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
