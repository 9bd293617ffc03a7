package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SequencePosition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.engine.maintenance.BackupReport;
import io.distribsilly.engine.maintenance.CheckProblem;
import io.distribsilly.engine.maintenance.CompactionReport;
import io.distribsilly.engine.metrics.DatabaseMXBean;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.reshard.ReshardProgress;
import io.distribsilly.engine.shard.DatabaseView;
import io.distribsilly.engine.shard.Route;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An open database. Every {@link #open} of the same folder in one JVM shares one engine, which
 * closes with the last of them. Thread-safe.
 *
 * <p>Whoever opens it closes it. Closing waits for calls that run and closes the cursors that are
 * open and the transactions, which changes nothing of what they have not committed.
 */
public final class Database implements AutoCloseable {
  private final Engine engine;
  private final DatabaseOptions options;
  private final OpenCursors cursors = new OpenCursors();
  private final Set<Transaction> transactions = ConcurrentHashMap.newKeySet();
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
    return open(folder, options, EngineSettings.DEFAULT);
  }

  /** Opens a database with other settings than the usual ones, for tests. */
  static Database open(Path folder, DatabaseOptions options, EngineSettings settings) {
    Engine engine = EngineRegistry.acquire(folder, options, settings);
    Database handle = new Database(engine, options);
    engine.opened(handle);
    return handle;
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

  /**
   * Returns what there is to read, if the database was opened with {@link DamagedLog#SALVAGE}: then
   * it is read-only, and whatever would change it fails with READ_ONLY.
   */
  public Optional<SalvageReport> salvage() {
    return engine.salvage();
  }

  /** Returns schemas and tables as of now. */
  public Catalog catalog() {
    return engine.catalog();
  }

  /**
   * Creates a schema. It is safe on disk when the call returns.
   *
   * @throws EngineException with SCHEMA_ALREADY_EXISTS, DISK_FULL, IO_ERROR
   */
  public void createSchema(String name) {
    whileOpen(
        () -> {
          engine.createSchema(name);
          return Optional.empty();
        });
  }

  /**
   * Drops a schema.
   *
   * @param cascade whether to drop its tables, too, in the same step
   * @throws EngineException with SCHEMA_NOT_FOUND, INVALID_STATEMENT for PUBLIC and
   *     INFORMATION_SCHEMA, DEPENDENT_OBJECTS if there are tables in it and they are not to be
   *     dropped, DISK_FULL, IO_ERROR
   */
  public void dropSchema(String name, boolean cascade) {
    whileOpen(
        () -> {
          engine.dropSchema(name, cascade);
          return Optional.empty();
        });
  }

  /**
   * Creates a table in its schema and returns it with its id. It is safe on disk when the call
   * returns.
   *
   * @throws EngineException with TABLE_ALREADY_EXISTS, SCHEMA_NOT_FOUND, DISK_FULL, IO_ERROR
   */
  public TableDefinition createTable(TableDefinition table) {
    return whileOpen(() -> engine.createTable(table));
  }

  /**
   * Changes the definition of a table: it gets the next version, and what was written with the one
   * before can no longer be committed. It is safe on disk when the call returns.
   *
   * @param change returns the new definition, or throws to change nothing; id and version of what
   *     it returns do not count
   * @return the new definition
   * @throws EngineException with TABLE_NOT_FOUND, what {@code change} throws, DISK_FULL, IO_ERROR
   */
  public TableDefinition alterTable(int tableId, UnaryOperator<TableDefinition> change) {
    return whileOpen(() -> engine.alterTable(tableId, change));
  }

  /**
   * Creates an index of a table, while its rows are read and written; returns it when it is
   * complete and safe on disk.
   *
   * @param index what to create; its id, state and commit do not count
   * @param canceled whether to give up; asked now and then
   * @throws EngineException with INDEX_ALREADY_EXISTS, TABLE_NOT_FOUND, DUPLICATE_KEY if it is
   *     unique and two rows have the same values, VALUE_TOO_LONG if those of a row cannot be
   *     indexed, QUERY_CANCELED, DISK_FULL, IO_ERROR; there is no such index then
   */
  public IndexDefinition createIndex(int tableId, IndexDefinition index, BooleanSupplier canceled) {
    return whileOpen(() -> engine.createIndex(tableId, index, canceled));
  }

  /**
   * Drops an index; its entries are deleted in the background. Nothing happens if there is none.
   *
   * @return whether there was one
   * @throws EngineException with DISK_FULL, IO_ERROR
   */
  public boolean dropIndex(int indexId) {
    return whileOpen(() -> engine.dropIndex(indexId));
  }

  /**
   * Changes the definition of a table as {@link #alterTable} does, if there is no row in it; nobody
   * can commit one meanwhile.
   *
   * @return the new definition, empty if there are rows: then nothing has changed
   * @throws EngineException as {@link #alterTable}
   */
  public Optional<TableDefinition> alterEmptyTable(
      int tableId, UnaryOperator<TableDefinition> change) {
    return whileOpen(() -> engine.alterEmptyTable(tableId, change));
  }

  /**
   * Drops a table that no view uses; its rows are deleted in the background.
   *
   * @throws EngineException with TABLE_NOT_FOUND, DEPENDENT_OBJECTS, DISK_FULL, IO_ERROR
   */
  public void dropTable(String schema, String name) {
    dropTable(schema, name, false);
  }

  /**
   * Drops a table; its rows are deleted in the background.
   *
   * @param cascade whether to drop the views that use it, too, in the same step
   * @throws EngineException with TABLE_NOT_FOUND, DEPENDENT_OBJECTS if a view uses it and is not to
   *     be dropped, DISK_FULL, IO_ERROR
   */
  public void dropTable(String schema, String name, boolean cascade) {
    whileOpen(
        () -> {
          engine.dropTable(schema, name, cascade);
          return Optional.empty();
        });
  }

  /**
   * Creates a view. It is safe on disk when the call returns.
   *
   * @param replace whether a view of its name is replaced
   * @throws EngineException with TABLE_ALREADY_EXISTS, SCHEMA_NOT_FOUND, DEPENDENT_OBJECTS if it
   *     replaces one that another view uses, and has not all of its columns, DISK_FULL, IO_ERROR
   */
  public void createView(ViewDefinition view, boolean replace) {
    whileOpen(
        () -> {
          engine.createView(view, replace);
          return Optional.empty();
        });
  }

  /**
   * Changes what is said of a view.
   *
   * @param change returns the view with other comments, or throws to change nothing
   * @throws EngineException with TABLE_NOT_FOUND, DISK_FULL, IO_ERROR
   */
  public void changeView(TableName name, UnaryOperator<ViewDefinition> change) {
    whileOpen(
        () -> {
          engine.changeView(name, change);
          return Optional.empty();
        });
  }

  /**
   * Drops a view.
   *
   * @param cascade whether to drop the views that use it, too, in the same step
   * @throws EngineException with TABLE_NOT_FOUND, DEPENDENT_OBJECTS, DISK_FULL, IO_ERROR
   */
  public void dropView(TableName name, boolean cascade) {
    whileOpen(
        () -> {
          engine.dropView(name, cascade);
          return Optional.empty();
        });
  }

  /**
   * Empties a table: it is dropped and created anew under the same name, with another id, in one
   * step that is safe on disk when the call returns. The rows are deleted in the background. A
   * transaction that has written to the table before fails when it commits.
   *
   * @throws EngineException with TABLE_NOT_FOUND, DISK_FULL, IO_ERROR
   */
  public void truncateTable(String schema, String name) {
    truncateTable(schema, name, false);
  }

  /**
   * Empties a table, as {@link #truncateTable(String, String)}.
   *
   * @param restartIdentity whether its identity column begins anew
   */
  public void truncateTable(String schema, String name, boolean restartIdentity) {
    whileOpen(
        () -> {
          engine.truncateTable(schema, name, restartIdentity);
          return Optional.empty();
        });
  }

  /**
   * Creates a sequence and returns it with its id. It is safe on disk when the call returns.
   *
   * @throws EngineException with SEQUENCE_ALREADY_EXISTS, DISK_FULL, IO_ERROR
   */
  public SequenceDefinition createSequence(SequenceDefinition sequence) {
    return whileOpen(() -> engine.createSequence(sequence));
  }

  /**
   * Drops a sequence.
   *
   * @throws EngineException with SEQUENCE_NOT_FOUND, DISK_FULL, IO_ERROR
   */
  public void dropSequence(String schema, String name) {
    whileOpen(
        () -> {
          engine.dropSequence(schema, name);
          return Optional.empty();
        });
  }

  /**
   * Changes how a sequence counts.
   *
   * @param restart the value to go on with, empty to go on as it is
   * @throws EngineException with SEQUENCE_NOT_FOUND, INVALID_STATEMENT if it cannot go on so,
   *     DISK_FULL, IO_ERROR
   */
  public void alterSequence(
      String schema, String name, UnaryOperator<SequenceOptions> options, OptionalLong restart) {
    whileOpen(
        () -> {
          engine.alterSequence(schema, name, options, restart);
          return Optional.empty();
        });
  }

  /**
   * Changes how the identity column of a table counts.
   *
   * @param restart the value to go on with, empty to go on as it is
   * @throws EngineException with TABLE_NOT_FOUND, INVALID_STATEMENT if it cannot go on so,
   *     DISK_FULL, IO_ERROR
   */
  public void alterIdentity(
      int tableId, UnaryOperator<SequenceOptions> options, OptionalLong restart) {
    whileOpen(
        () -> {
          engine.alterIdentity(tableId, options, restart);
          return Optional.empty();
        });
  }

  /**
   * Returns a value of a sequence that it has never given before, and never will again unless it
   * cycles or is restarted: not after a crash either. What is not used is lost.
   *
   * @param sequence the id of a sequence with a name or of an identity, or that of a table without
   *     a primary key
   * @throws EngineException with SEQUENCE_NOT_FOUND, SEQUENCE_EXHAUSTED, DISK_FULL, IO_ERROR
   */
  public long nextValue(int sequence) {
    return whileOpen(() -> engine.nextValue(sequence));
  }

  /** Returns where a sequence is, as far as its values are given. */
  public SequencePosition position(int sequence) {
    return whileOpen(() -> engine.position(sequence));
  }

  /** Returns the newest committed version of a row. */
  public Optional<byte[]> get(RowKey key) {
    return whileOpen(() -> engine.router().get(key));
  }

  /** Returns these rows as they are committed now, in their order, all as of one moment. */
  public List<Optional<byte[]>> multiGet(List<RowKey> keys) {
    return whileOpen(() -> engine.router().multiGet(keys));
  }

  /**
   * Scans a table over all shards, merged into key order. The rows are those of the moment of the
   * call; each commit is seen as a whole or not at all.
   *
   * @param range a range of encoded primary keys
   * @return a cursor that the caller closes
   */
  public RowCursor scan(int tableId, KeyRange range, Direction direction) {
    return whileOpen(
        () -> {
          DatabaseView snapshot = engine.router().view();
          return cursors.track(snapshot.scan(tableId, range, direction), snapshot);
        });
  }

  /** Begins a READ_COMMITTED transaction with the durability of this handle. */
  public Transaction begin() {
    return begin(options.durability());
  }

  /** Begins a READ_COMMITTED transaction. */
  public Transaction begin(Durability durability) {
    return begin(TransactionOptions.DEFAULT.withDurability(durability));
  }

  /** Begins a transaction; the caller closes it. */
  public Transaction begin(TransactionOptions transactionOptions) {
    return whileOpen(
        () -> {
          Transaction transaction = engine.begin(transactionOptions, transactions::remove);
          transactions.add(transaction);
          return transaction;
        });
  }

  /** Returns where a key (an encoded primary key, of whatever table) lives as of now. */
  public Route route(byte[] key) {
    return whileOpen(() -> engine.router().route(key));
  }

  /**
   * Changes the number of shards to a multiple or a divisor of what it is, while reads and writes
   * go on. Returns when routing is final; rows that moved are deleted from their old shards in the
   * background.
   *
   * @throws EngineException with INVALID_PARAMETER_VALUE if the number does not fit,
   *     RESHARD_RUNNING if one runs already, QUERY_CANCELED if it was canceled, DISK_FULL,
   *     IO_ERROR, CONNECTION_CLOSED if the database was closed meanwhile: the job goes on when it
   *     is opened again
   */
  public ReshardJob reshard(int shards) {
    checkOpen(); // but do not keep others from closing for as long as it takes
    return engine.reshard(shards);
  }

  /**
   * Makes a database of its own of everything as of one commit, while reads and writes go on. Files
   * are linked where the file system allows it, else copied; neither of the two ever changes what
   * the other one has. It is safe on disk when the call returns, and opened like any database.
   *
   * @param target a folder that is absent or empty, outside of the database's own
   * @param canceled whether to give up; asked now and then
   * @throws EngineException with INVALID_PARAMETER_VALUE if the folder cannot be used, DISK_FULL,
   *     IO_ERROR, QUERY_CANCELED; nothing is left of it then
   */
  public BackupReport backup(Path target, BooleanSupplier canceled) {
    return whileOpen(() -> engine.backup(target, canceled));
  }

  /**
   * Reads everything there is from disk and tells what is wrong with it: the manifest, the commit
   * log, and of every shard each page, checksum and row. Reads and writes go on meanwhile.
   *
   * @param canceled whether to give up; asked now and then
   * @return what is wrong; nothing if all is as it should be
   * @throws EngineException with QUERY_CANCELED
   */
  public List<CheckProblem> check(BooleanSupplier canceled) {
    return whileOpen(() -> engine.check(canceled));
  }

  /**
   * Gives the space back to the disk that deleted and overwritten rows take, while reads and writes
   * go on. What open cursors and snapshots see is kept.
   *
   * @param canceled whether to give up; asked between two shards
   * @return one report a shard
   * @throws EngineException with DISK_FULL, IO_ERROR, QUERY_CANCELED; what is compacted by then
   *     stays so
   */
  public List<CompactionReport> compact(BooleanSupplier canceled) {
    return whileOpen(() -> engine.compact(canceled));
  }

  /** Takes a checkpoint now, for tests. */
  void checkpoint() {
    whileOpen(
        () -> {
          engine.checkpoint();
          return Optional.empty();
        });
  }

  /** Has every memtable brought into its store, soon, for tests. */
  void freeze() {
    whileOpen(
        () -> {
          engine.freeze();
          return Optional.empty();
        });
  }

  /**
   * Stops the RESHARD that runs, or that an error has stopped, and undoes what it has done. Returns
   * when there are as many shards as before it.
   *
   * @throws EngineException with RESHARD_NOT_RUNNING if none is splitting or merging shards,
   *     RESHARD_RUNNING if it is being canceled already, DISK_FULL or IO_ERROR if it could not be
   *     undone (call again to go on), CONNECTION_CLOSED as in {@link #reshard}
   */
  public ReshardJob cancelReshard() {
    checkOpen();
    return engine.cancelReshard();
  }

  /**
   * Returns the metrics of the database: what JMX shows too. They are those of all handles in this
   * JVM together.
   */
  public DatabaseMXBean metrics() {
    return engine.metrics();
  }

  /** Returns how many transactions of this handle are open. Does not block. */
  int openTransactions() {
    return transactions.size();
  }

  /** Returns one entry a slot, by slot. */
  public List<ShardInfo> shards() {
    return whileOpen(engine::shards);
  }

  /** Returns the jobs that are remembered, oldest first. */
  public List<ReshardJob> reshardJobs() {
    return whileOpen(engine::reshardJobs);
  }

  /** Returns the jobs that are remembered, oldest first, with how far they are right now. */
  public List<ReshardProgress> reshardProgress() {
    return whileOpen(engine::reshardProgress);
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
    } finally {
      lock.unlock();
    }
    List<Runnable> steps = new ArrayList<>();
    steps.add(cursors::closeAll);
    transactions.forEach(transaction -> steps.add(transaction::close));
    engine.closed(this);
    steps.add(() -> EngineRegistry.release(engine));
    Engine.runAll(steps);
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
