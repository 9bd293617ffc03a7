package io.distribsilly.engine.catalog;

import io.distribsilly.engine.reshard.ReshardJob;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Everything that is known of a database but its rows, as it stands in {@code manifest.json}.
 * Immutable; each {@code with} method returns a changed copy.
 *
 * @param databaseId identifies the database, whatever folder it is moved to
 * @param complete false while the database is being created: its shards may not exist yet
 * @param slotTable the name of the shard behind each slot; several slots may name the same shard
 *     while a RESHARD splits or merges
 * @param nextShard the number in the next shard's name
 * @param foreignRows the shards that may hold rows of slots that are not theirs
 * @param catalogVersion grows with each change of {@code schemas} or {@code tables}
 * @param nextTableId the id of the next table or sequence
 * @param schemas the schemas of the user; PUBLIC is the first
 * @param tables the tables
 * @param droppedTables ids of dropped tables whose rows may not all be deleted yet
 * @param jobs the newest RESHARD jobs, oldest first
 * @param checkpoint up to where the shards' stores are safe on disk
 * @param sequences the sequences, and up to where their values are reserved
 * @param views the views, in the order they were created
 */
public record Manifest(
    String databaseId,
    boolean complete,
    List<String> slotTable,
    int nextShard,
    List<String> foreignRows,
    long catalogVersion,
    int nextTableId,
    List<String> schemas,
    List<TableDefinition> tables,
    List<Integer> droppedTables,
    List<ReshardJob> jobs,
    Checkpoint checkpoint,
    SequenceCatalog sequences,
    List<ViewDefinition> views) {
  /** The name of the table that every new database holds. */
  public static final String KV_TABLE = "KV";

  private static final int MAX_JOBS = 64;

  public Manifest {
    slotTable = List.copyOf(slotTable);
    foreignRows = List.copyOf(foreignRows);
    schemas = List.copyOf(schemas);
    tables = List.copyOf(tables);
    droppedTables = List.copyOf(droppedTables);
    jobs = List.copyOf(jobs);
    views = List.copyOf(views);
    if (slotTable.isEmpty()) {
      throw new IllegalArgumentException("a database has at least one slot");
    }
    if (!slotTable.containsAll(foreignRows)) {
      throw new IllegalArgumentException(foreignRows + " names shards that no slot points to");
    }
  }

  /** Returns the manifest of a new database whose shards are still to be made. */
  public static Manifest initial(String databaseId, int shards) {
    List<String> slotTable = new ArrayList<>();
    for (int i = 0; i < shards; i++) {
      slotTable.add(shardName(i));
    }
    ColumnType text = ColumnType.of(SqlType.VARCHAR);
    TableDefinition kv =
        new TableDefinition(
            1,
            KV_TABLE,
            List.of(
                new ColumnDefinition(0, "KEY", text, false, Optional.empty()),
                new ColumnDefinition(1, "VALUE", text, true, Optional.empty())),
            List.of(0));
    return new Manifest(
        databaseId,
        false,
        slotTable,
        shards,
        List.of(),
        1,
        2,
        List.of(Catalog.DEFAULT_SCHEMA),
        List.of(kv),
        List.of(),
        List.of(),
        Checkpoint.NONE,
        SequenceCatalog.EMPTY,
        List.of());
  }

  /** Returns the name of a shard from its number. */
  public static String shardName(int number) {
    return "s%05d".formatted(number);
  }

  /** Returns schemas and tables as a catalog. */
  public Catalog catalog() {
    return new Catalog(catalogVersion, schemas, tables, sequences, views);
  }

  /** Returns the names of all shards. */
  public Set<String> shards() {
    return new LinkedHashSet<>(slotTable);
  }

  /** Returns the slots that point to a shard. */
  public List<Integer> slotsOf(String shard) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < slotTable.size(); slot++) {
      if (slotTable.get(slot).equals(shard)) {
        slots.add(slot);
      }
    }
    return slots;
  }

  public Manifest withComplete() {
    return copy(slotTable, nextShard, foreignRows, droppedTables, jobs, true);
  }

  public Manifest withCheckpoint(Checkpoint newCheckpoint) {
    return new Manifest(
        databaseId,
        complete,
        slotTable,
        nextShard,
        foreignRows,
        catalogVersion,
        nextTableId,
        schemas,
        tables,
        droppedTables,
        jobs,
        newCheckpoint,
        sequences,
        views);
  }

  public Manifest withSlotTable(List<String> newSlotTable) {
    return copy(newSlotTable, nextShard, foreignRows, droppedTables, jobs, complete);
  }

  public Manifest withNextShard(int newNextShard) {
    return copy(slotTable, newNextShard, foreignRows, droppedTables, jobs, complete);
  }

  public Manifest withForeignRows(List<String> newForeignRows) {
    return copy(slotTable, nextShard, newForeignRows, droppedTables, jobs, complete);
  }

  public Manifest withDroppedTables(List<Integer> newDroppedTables) {
    return copy(slotTable, nextShard, foreignRows, newDroppedTables, jobs, complete);
  }

  /** Adds a job; of many finished ones the oldest are forgotten. */
  public Manifest withJob(ReshardJob job) {
    List<ReshardJob> newJobs = new ArrayList<>(jobs);
    newJobs.add(job);
    while (newJobs.size() > MAX_JOBS && newJobs.get(0).state().isOver()) {
      newJobs.remove(0);
    }
    return copy(slotTable, nextShard, foreignRows, droppedTables, newJobs, complete);
  }

  /** Removes a job as if it had never been asked for. */
  public Manifest withoutJob(int id) {
    List<ReshardJob> newJobs = jobs.stream().filter(job -> job.id() != id).toList();
    return copy(slotTable, nextShard, foreignRows, droppedTables, newJobs, complete);
  }

  /** Changes the job with this id. */
  public Manifest withChangedJob(int id, UnaryOperator<ReshardJob> change) {
    List<ReshardJob> newJobs =
        jobs.stream().map(job -> job.id() == id ? change.apply(job) : job).toList();
    return copy(slotTable, nextShard, foreignRows, droppedTables, newJobs, complete);
  }

  /** Returns the job with this id. */
  public Optional<ReshardJob> job(int id) {
    return jobs.stream().filter(job -> job.id() == id).findFirst();
  }

  /** Returns the job that is splitting or merging shards, if there is one. */
  public Optional<ReshardJob> runningJob() {
    return jobs.stream().filter(job -> job.state().isRunning()).findFirst();
  }

  /** Replaces the tables and counts the catalog's version up. */
  public Manifest withTables(List<TableDefinition> newTables, int newNextTableId) {
    return withCatalog(schemas, newTables, newNextTableId);
  }

  /** Replaces schemas and tables and counts the catalog's version up. */
  public Manifest withSchemas(List<String> newSchemas, List<TableDefinition> newTables) {
    return withCatalog(newSchemas, newTables, nextTableId);
  }

  private Manifest withCatalog(
      List<String> newSchemas, List<TableDefinition> newTables, int newNextTableId) {
    return new Manifest(
        databaseId,
        complete,
        slotTable,
        nextShard,
        foreignRows,
        catalogVersion + 1,
        newNextTableId,
        newSchemas,
        newTables,
        droppedTables,
        jobs,
        checkpoint,
        sequences,
        views);
  }

  /** Replaces the table with the id of this one, and counts the catalog's version up. */
  public Manifest withTable(TableDefinition table) {
    List<TableDefinition> changed =
        tables.stream().map(other -> other.id() == table.id() ? table : other).toList();
    return withTables(changed, nextTableId);
  }

  /** Moves sequences; the catalog stays as it is. */
  public Manifest withSequences(SequenceCatalog newSequences) {
    return new Manifest(
        databaseId,
        complete,
        slotTable,
        nextShard,
        foreignRows,
        catalogVersion,
        nextTableId,
        schemas,
        tables,
        droppedTables,
        jobs,
        checkpoint,
        newSequences,
        views);
  }

  /** Replaces the views and counts the catalog's version up. */
  public Manifest withViews(List<ViewDefinition> newViews) {
    return new Manifest(
        databaseId,
        complete,
        slotTable,
        nextShard,
        foreignRows,
        catalogVersion + 1,
        nextTableId,
        schemas,
        tables,
        droppedTables,
        jobs,
        checkpoint,
        sequences,
        newViews);
  }

  /** Replaces the table with the id of the one that is given. */
  public Manifest withTable(TableDefinition changed, int newNextTableId) {
    return withTables(
        tables.stream().map(table -> table.id() == changed.id() ? changed : table).toList(),
        newNextTableId);
  }

  private Manifest copy(
      List<String> newSlotTable,
      int newNextShard,
      List<String> newForeignRows,
      List<Integer> newDroppedTables,
      List<ReshardJob> newJobs,
      boolean newComplete) {
    return new Manifest(
        databaseId,
        newComplete,
        newSlotTable,
        newNextShard,
        newForeignRows,
        catalogVersion,
        nextTableId,
        schemas,
        tables,
        newDroppedTables,
        newJobs,
        checkpoint,
        sequences,
        views);
  }
}
