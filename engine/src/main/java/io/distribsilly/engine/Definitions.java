package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.Identity;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.engine.commit.CommitPipeline;
import io.distribsilly.engine.reshard.Purger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Changes schemas, tables and indexes, one change at a time: in the manifest first, then for
 * everybody to see.
 */
final class Definitions {
  private final ManifestStore manifests;
  private final CurrentCatalog catalog;
  private final CommitPipeline<?> pipeline;
  private final Purger purger;
  private final Sequences sequences;
  private final Lock lock;

  /**
   * @param purger deletes the rows of dropped tables
   * @param lock held while the tables change
   */
  Definitions(
      ManifestStore manifests,
      CurrentCatalog catalog,
      CommitPipeline<?> pipeline,
      Purger purger,
      Sequences sequences,
      Lock lock) {
    this.manifests = manifests;
    this.catalog = catalog;
    this.pipeline = pipeline;
    this.purger = purger;
    this.sequences = sequences;
    this.lock = lock;
  }

  /** Creates a table; returns it with its id. */
  TableDefinition create(TableDefinition table) {
    lock.lock();
    try {
      catalog.set(manifests.update(m -> with(m, table)).catalog());
      return catalog.get().table(table.schema(), table.name()).orElseThrow();
    } finally {
      lock.unlock();
    }
  }

  private static Manifest with(Manifest manifest, TableDefinition table) {
    Schemas.check(manifest, table.schema());
    refuseIfTaken(manifest, table);
    table
        .indexes()
        .forEach(index -> IndexedManifest.checkNew(manifest.catalog(), table.schema(), index));
    List<TableDefinition> tables = new ArrayList<>(manifest.tables());
    tables.add(table.withIds(manifest.nextTableId()));
    return manifest.withTables(tables, manifest.nextTableId() + table.idCount());
  }

  private static void refuseIfTaken(Manifest manifest, TableDefinition table) {
    if (manifest.catalog().table(table.schema(), table.name()).isPresent()) {
      throw new EngineException(
          ErrorCode.TABLE_ALREADY_EXISTS,
          "table \"%s\" exists already; drop it first, or use IF NOT EXISTS"
              .formatted(table.label()));
    }
    Views.refuseIfTaken(manifest, table);
  }

  /** Changes the definition of a table, between two groups of commits; returns the new one. */
  TableDefinition alter(int tableId, UnaryOperator<TableDefinition> change) {
    return change(manifest -> altered(manifest, tableId, change))
        .catalog()
        .table(tableId)
        .orElseThrow();
  }

  /**
   * Does that if a condition holds, which nobody can commit anything meanwhile to change.
   *
   * @return the new definition, empty if the condition does not hold
   */
  Optional<TableDefinition> alterIf(
      BooleanSupplier condition, int tableId, UnaryOperator<TableDefinition> change) {
    lock.lock();
    try {
      return pipeline.exclusively(
          () -> {
            if (!condition.getAsBoolean()) {
              return Optional.empty();
            }
            catalog.set(manifests.update(m -> altered(m, tableId, change)).catalog());
            return catalog.get().table(tableId);
          });
    } finally {
      lock.unlock();
    }
  }

  private static Manifest altered(
      Manifest manifest, int tableId, UnaryOperator<TableDefinition> change) {
    TableDefinition table =
        manifest
            .catalog()
            .table(tableId)
            .orElseThrow(
                () ->
                    new EngineException(
                        ErrorCode.TABLE_NOT_FOUND, "the table was dropped or truncated meanwhile"));
    TableDefinition changed = change.apply(table).withId(tableId).withVersion(table.version() + 1);
    if (!changed.name().equals(table.name())) {
      refuseIfTaken(manifest, changed);
    }
    Views.refuseIfBroken(manifest, table, changed);
    List<TableDefinition> tables = new ArrayList<>(manifest.tables());
    tables.set(tables.indexOf(table), changed);
    return manifest.withTables(tables, manifest.nextTableId());
  }

  /** Drops a table, between two groups of commits, and views that use it if that is wanted. */
  void drop(String schema, String name, boolean cascade) {
    change(
        manifest -> {
          TableDefinition table = find(manifest, schema, name);
          TableName tableName = new TableName(schema, name);
          return without(Views.released(manifest, "table", tableName, cascade), table);
        });
    purger.wake();
    sequences.forgetUnknown(catalog.get());
  }

  /**
   * Drops a table and creates it anew, in one change, between two groups of commits.
   *
   * @param restartIdentity whether its identity column begins anew
   */
  void truncate(String schema, String name, boolean restartIdentity) {
    lock.lock();
    try {
      Optional<Identity> restarted =
          find(manifests.current(), schema, name).identity().filter(any -> restartIdentity);
      if (restarted.isPresent()) {
        int sequence = restarted.get().sequence();
        publish(
            sequences.change(
                sequence,
                position ->
                    manifest -> {
                      Manifest emptied = truncated(manifest, find(manifest, schema, name));
                      return emptied.withSequences(emptied.sequences().without(sequence));
                    }));
      } else {
        publish(manifests.update(manifest -> truncated(manifest, find(manifest, schema, name))));
      }
    } finally {
      lock.unlock();
    }
    purger.wake();
    sequences.forgetUnknown(catalog.get());
  }

  void createSchema(String name) {
    change(manifest -> manifest.withSchemas(Schemas.with(manifest, name), manifest.tables()));
  }

  /** Drops a schema, and with it its tables if that is wanted. */
  void dropSchema(String name, boolean cascade) {
    change(
        manifest -> {
          List<String> schemas = Schemas.without(manifest, name);
          List<TableDefinition> tables = Schemas.tables(manifest, name);
          if (!cascade) {
            Schemas.refuseIfNotEmpty(manifest, name);
          }
          Manifest emptied = manifest;
          for (TableName view : Views.in(manifest, name)) {
            if (emptied.catalog().view(name, view.name()).isPresent()) { // not gone with another
              emptied = Views.without(emptied, view, true);
            }
          }
          for (TableDefinition table : tables) {
            TableName tableName = new TableName(name, table.name());
            emptied = without(Views.released(emptied, "table", tableName, true), table);
          }
          return emptied
              .withSequences(emptied.sequences().without(sequencesIn(manifest, name)))
              .withSchemas(schemas, emptied.tables());
        });
    purger.wake();
    sequences.forgetUnknown(catalog.get());
  }

  void createView(ViewDefinition view, boolean replace) {
    change(manifest -> Views.with(manifest, view, replace));
  }

  void changeView(TableName name, UnaryOperator<ViewDefinition> change) {
    change(manifest -> Views.changed(manifest, name, change));
  }

  /** Drops a view, and those that use it if that is wanted. */
  void dropView(TableName name, boolean cascade) {
    change(manifest -> Views.without(manifest, name, cascade));
  }

  private static List<Integer> sequencesIn(Manifest manifest, String schema) {
    return Schemas.sequences(manifest, schema).stream().map(SequenceDefinition::id).toList();
  }

  /**
   * Adds an index to a table, between two groups of commits: from then on every commit keeps it.
   *
   * @return the index with its id
   */
  IndexDefinition addIndex(int tableId, IndexDefinition index) {
    return change(manifest -> IndexedManifest.with(manifest, tableId, index))
        .catalog()
        .table(tableId)
        .flatMap(table -> table.index(index.name()))
        .orElseThrow();
  }

  /** Lets an index be read as of now and later, if it is still there. */
  void indexIsComplete(int indexId) {
    pipeline.sync(); // what the log could lose is no entry to rely on
    long completeFrom = pipeline.lastSequence();
    change(manifest -> IndexedManifest.withReady(manifest, indexId, completeFrom));
  }

  /**
   * Drops an index, between two groups of commits; its entries are deleted in the background.
   *
   * @return whether there was one
   */
  boolean dropIndex(int indexId) {
    boolean found = catalog.get().tableOfIndex(indexId).isPresent();
    change(manifest -> IndexedManifest.without(manifest, indexId));
    purger.wake();
    return found;
  }

  /** Returns the tables as of now. */
  Catalog current() {
    return catalog.get();
  }

  private Manifest change(UnaryOperator<Manifest> change) {
    lock.lock();
    try {
      return publish(manifests.update(change));
    } finally {
      lock.unlock();
    }
  }

  private Manifest publish(Manifest manifest) {
    pipeline.exclusively(
        () -> {
          catalog.set(manifest.catalog());
          return catalog;
        });
    return manifest;
  }

  private static Manifest without(Manifest manifest, TableDefinition table) {
    List<TableDefinition> tables = new ArrayList<>(manifest.tables());
    tables.remove(table);
    return manifest
        .withTables(tables, manifest.nextTableId())
        .withSequences(manifest.sequences().without(table.sequences()))
        .withDroppedTables(dropped(manifest, table));
  }

  private static Manifest truncated(Manifest manifest, TableDefinition table) {
    List<TableDefinition> tables = new ArrayList<>(manifest.tables());
    int id = manifest.nextTableId();
    tables.set(tables.indexOf(table), table.withIndexIds(id + 1).withId(id));
    return manifest
        .withTables(tables, id + 1 + table.indexes().size())
        .withSequences(manifest.sequences().without(table.id()))
        .withDroppedTables(dropped(manifest, table));
  }

  private static List<Integer> dropped(Manifest manifest, TableDefinition table) {
    List<Integer> dropped = new ArrayList<>(manifest.droppedTables());
    dropped.add(table.id());
    table.indexes().forEach(index -> dropped.add(index.id()));
    return dropped;
  }

  private static TableDefinition find(Manifest manifest, String schema, String name) {
    String label = TableDefinition.label(schema, name);
    return manifest
        .catalog()
        .table(schema, name)
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.TABLE_NOT_FOUND,
                    manifest.catalog().view(schema, name).isPresent()
                        ? "\"%s\" is a view, not a table".formatted(label)
                        : "table \"%s\" does not exist".formatted(label)));
  }
}
