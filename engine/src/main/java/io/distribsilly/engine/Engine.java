package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SequencePosition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.engine.commit.CommitPipeline;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.maintenance.Backup;
import io.distribsilly.engine.maintenance.BackupReport;
import io.distribsilly.engine.maintenance.Check;
import io.distribsilly.engine.maintenance.CheckProblem;
import io.distribsilly.engine.maintenance.Compaction;
import io.distribsilly.engine.maintenance.CompactionReport;
import io.distribsilly.engine.maintenance.MaintenanceEnvironment;
import io.distribsilly.engine.metrics.DatabaseMXBean;
import io.distribsilly.engine.metrics.DatabaseMetrics;
import io.distribsilly.engine.metrics.MetricSources;
import io.distribsilly.engine.metrics.MetricsRegistration;
import io.distribsilly.engine.recovery.Checkpointer;
import io.distribsilly.engine.reshard.Purger;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.reshard.ReshardProgress;
import io.distribsilly.engine.reshard.Resharder;
import io.distribsilly.engine.shard.Appliers;
import io.distribsilly.engine.shard.DatabaseView;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.RowWrite;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.txn.BufferedTransaction;
import io.distribsilly.engine.txn.CommittedRows;
import io.distribsilly.engine.txn.RoutedRows;
import io.distribsilly.engine.txn.RowLocks;
import io.distribsilly.engine.txn.RowNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open database folder, shared by all its {@link Database} handles in the JVM. Thread-safe.
 * {@link EngineOpener} puts it together; {@link EngineRegistry} counts who uses it.
 */
final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** The parts, in the order they are started; {@link #close} stops them the other way round. */
  record Parts(
      Path folder,
      FolderLock lock,
      ManifestStore manifests,
      CurrentCatalog catalog,
      OwnThreads storeThreads,
      Appliers appliers,
      Router<LocalShard> router,
      CommitPipeline<RowWrite> pipeline,
      Checkpointer checkpointer,
      Purger purger,
      Resharder resharder,
      MaintenanceEnvironment maintenance,
      Optional<Salvaged> salvaged) {}

  /** What is read instead of the database itself. */
  record Salvaged(SalvageCopy copy, SalvageReport report) {}

  private final Parts parts;
  private final CommittedRows committedRows;
  private final RowLocks rowLocks;
  private final Sequences sequences;
  private final Definitions definitions;
  private final SequenceDefinitions sequenceDefinitions;
  private final DatabaseMXBean metrics;
  private final MetricsRegistration registration;

  /** The handles that are open. */
  private final Set<Database> handles = ConcurrentHashMap.newKeySet();

  Engine(Parts parts) {
    this.parts = parts;
    this.committedRows = new RoutedRows(parts.router, parts.pipeline, parts.catalog::get);
    this.rowLocks = new RowLocks(new RowNames(this::catalog));
    this.sequences = new Sequences(parts.manifests);
    this.definitions =
        new Definitions(
            parts.manifests,
            parts.catalog,
            parts.pipeline,
            parts.purger,
            sequences,
            parts.maintenance.definitions());
    this.sequenceDefinitions =
        new SequenceDefinitions(
            parts.manifests, parts.catalog, sequences, parts.maintenance.definitions());
    this.metrics =
        new DatabaseMetrics(
            new MetricSources(
                parts.router,
                parts.pipeline,
                parts.appliers,
                parts.checkpointer,
                parts.resharder,
                rowLocks,
                handles::size,
                this::openTransactions));
    this.registration = MetricsRegistration.of(parts.folder, metrics);
  }

  /** A handle is open from now on. */
  void opened(Database handle) {
    handles.add(handle);
  }

  /** A handle is closed; whoever closes the last one closes the engine. */
  void closed(Database handle) {
    handles.remove(handle);
  }

  private int openTransactions() {
    return handles.stream().mapToInt(Database::openTransactions).sum();
  }

  DatabaseMXBean metrics() {
    return metrics;
  }

  Path folder() {
    return parts.folder;
  }

  Router<LocalShard> router() {
    return parts.router;
  }

  Catalog catalog() {
    return parts.catalog.get();
  }

  /** Begins a transaction; {@code onEnd} is told when it has ended. */
  Transaction begin(TransactionOptions options, Consumer<Transaction> onEnd) {
    TransactionOptions allowed = options.withReadOnly(options.readOnly() || salvage().isPresent());
    return new BufferedTransaction(committedRows, rowLocks, allowed, onEnd);
  }

  /** Returns what there is to read, if the database is opened for salvage, and so read-only. */
  Optional<SalvageReport> salvage() {
    return parts.salvaged.map(Salvaged::report);
  }

  private void refuseIfReadOnly() {
    if (salvage().isPresent()) {
      throw new EngineException(
          ErrorCode.READ_ONLY,
          "database %s is open with damagedLog=salvage, which is read-only; to go on with what is left of it, CALL BACKUP('folder') and open that"
              .formatted(parts.folder));
    }
  }

  void createSchema(String name) {
    refuseIfReadOnly();
    definitions.createSchema(name);
  }

  void dropSchema(String name, boolean cascade) {
    refuseIfReadOnly();
    definitions.dropSchema(name, cascade);
  }

  TableDefinition createTable(TableDefinition table) {
    refuseIfReadOnly();
    return definitions.create(table);
  }

  TableDefinition alterTable(int tableId, UnaryOperator<TableDefinition> change) {
    refuseIfReadOnly();
    return definitions.alter(tableId, change);
  }

  IndexDefinition createIndex(int tableId, IndexDefinition index, BooleanSupplier canceled) {
    refuseIfReadOnly();
    IndexBuild build =
        new IndexBuild(
            definitions,
            parts.router::view,
            options -> new BufferedTransaction(committedRows, rowLocks, options, ended -> {}),
            canceled);
    return build.run(tableId, index);
  }

  boolean dropIndex(int indexId) {
    refuseIfReadOnly();
    return definitions.dropIndex(indexId);
  }

  Optional<TableDefinition> alterEmptyTable(int tableId, UnaryOperator<TableDefinition> change) {
    refuseIfReadOnly();
    return definitions.alterIf(() -> isEmpty(tableId), tableId, change);
  }

  private boolean isEmpty(int tableId) {
    try (DatabaseView view = parts.router.view();
        RowCursor rows = view.scan(tableId, KeyRange.ALL, Direction.ASCENDING)) {
      return !rows.next();
    }
  }

  void dropTable(String schema, String name, boolean cascade) {
    refuseIfReadOnly();
    definitions.drop(schema, name, cascade);
  }

  void createView(ViewDefinition view, boolean replace) {
    refuseIfReadOnly();
    definitions.createView(view, replace);
  }

  void changeView(TableName name, UnaryOperator<ViewDefinition> change) {
    refuseIfReadOnly();
    definitions.changeView(name, change);
  }

  void dropView(TableName name, boolean cascade) {
    refuseIfReadOnly();
    definitions.dropView(name, cascade);
  }

  void truncateTable(String schema, String name, boolean restartIdentity) {
    refuseIfReadOnly();
    definitions.truncate(schema, name, restartIdentity);
  }

  SequenceDefinition createSequence(SequenceDefinition sequence) {
    refuseIfReadOnly();
    return sequenceDefinitions.create(sequence);
  }

  void dropSequence(String schema, String name) {
    refuseIfReadOnly();
    sequenceDefinitions.drop(schema, name);
  }

  void alterSequence(
      String schema, String name, UnaryOperator<SequenceOptions> options, OptionalLong restart) {
    refuseIfReadOnly();
    sequenceDefinitions.alter(schema, name, options, restart);
  }

  void alterIdentity(int tableId, UnaryOperator<SequenceOptions> options, OptionalLong restart) {
    refuseIfReadOnly();
    sequenceDefinitions.alterIdentity(tableId, options, restart);
  }

  long nextValue(int sequence) {
    refuseIfReadOnly();
    return sequences.next(sequence);
  }

  SequencePosition position(int sequence) {
    return sequences.position(sequence);
  }

  /** Takes a checkpoint now, on a thread that nobody interrupts. */
  void checkpoint() {
    try (OwnThreads thread = OwnThreads.pool("distribsilly-checkpoint-now", 1)) {
      thread.call(
          () -> {
            parts.checkpointer.checkpoint();
            return null;
          });
    }
  }

  /** Has every memtable brought into its store, soon. */
  void freeze() {
    parts.pipeline.exclusively(
        () -> {
          parts.router.map().shards().forEach(LocalShard::freeze);
          return null;
        });
  }

  BackupReport backup(Path target, BooleanSupplier canceled) {
    return new Backup(parts.maintenance, canceled).to(target);
  }

  List<CheckProblem> check(BooleanSupplier canceled) {
    return new Check(parts.maintenance, canceled).run();
  }

  List<CompactionReport> compact(BooleanSupplier canceled) {
    refuseIfReadOnly();
    return new Compaction(parts.maintenance, canceled).run();
  }

  ReshardJob reshard(int shards) {
    refuseIfReadOnly();
    return parts.resharder.reshard(shards);
  }

  ReshardJob cancelReshard() {
    refuseIfReadOnly();
    return parts.resharder.cancel();
  }

  List<ReshardJob> reshardJobs() {
    return parts.manifests.current().jobs();
  }

  List<ReshardProgress> reshardProgress() {
    return parts.resharder.progress();
  }

  List<ShardInfo> shards() {
    boolean droppedRows = !parts.manifests.current().droppedTables().isEmpty();
    return ShardReport.of(parts.router, parts.catalog, droppedRows);
  }

  /**
   * Stops everything, takes a last checkpoint, and lets go of the folder. No handle may be open.
   * What the last checkpoint could not make safe is in the commit log, and found there at the next
   * open.
   */
  void close() {
    List<Runnable> steps = new ArrayList<>();
    steps.add(registration::close);
    steps.add(parts.resharder::close);
    steps.add(parts.purger::close);
    steps.add(parts.checkpointer::close);
    if (parts.salvaged.isEmpty()) {
      steps.add(this::giveSequencesBack);
      steps.add(this::lastCheckpoint);
    }
    steps.add(parts.appliers::close);
    steps.add(parts.storeThreads::close);
    parts.router.map().shards().forEach(shard -> steps.add(shard::close));
    steps.add(parts.pipeline::close);
    steps.add(parts.manifests::close);
    parts.salvaged.ifPresent(salvaged -> steps.add(salvaged.copy::delete));
    steps.add(parts.lock::close);
    runAll(steps);
  }

  private void giveSequencesBack() {
    try {
      sequences.giveBack();
    } catch (EngineException e) {
      LOG.warn("database {} is closed with gaps in its sequences", parts.folder, e);
    }
  }

  private void lastCheckpoint() {
    try {
      parts.checkpointer.checkpoint();
    } catch (EngineException e) {
      LOG.warn("database {} is closed without a checkpoint: it opens slower", parts.folder, e);
    }
  }

  /** Runs every step even if some fail, and throws the first failure with the others attached. */
  static void runAll(List<Runnable> steps) {
    RuntimeException failure = null;
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
