package io.distribsilly.engine.catalog;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All schemas and tables at one moment. Immutable; a change makes a new catalog with a higher
 * version, so anything derived from a catalog is good as long as {@link #version()} is.
 */
public final class Catalog {
  /** The schema that is always there, and that names without one mean unless told otherwise. */
  public static final String DEFAULT_SCHEMA = "PUBLIC";

  /** The schema of what the database tells of itself; nobody else's tables are in it. */
  public static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";

  private record Name(String schema, String name) {}

  private final long version;
  private final List<String> schemas;
  private final Map<Name, TableDefinition> byName;
  private final Map<Integer, TableDefinition> byId;
  private final SequenceCatalog sequences;
  private final Map<Name, ViewDefinition> views = new LinkedHashMap<>();

  /** The table of each index, by the index's name in its schema, and by its id. */
  private final Map<Name, TableDefinition> byIndexName = new HashMap<>();

  private final Map<Integer, TableDefinition> byIndexId = new HashMap<>();

  /**
   * @param schemas the schemas of the user, PUBLIC among them
   */
  public Catalog(
      long version,
      List<String> schemas,
      Collection<TableDefinition> tables,
      SequenceCatalog sequences,
      Collection<ViewDefinition> views) {
    views.forEach(view -> this.views.put(new Name(view.schema(), view.name()), view));
    this.sequences = sequences;
    this.version = version;
    this.schemas = List.copyOf(schemas);
    Map<Name, TableDefinition> names = new LinkedHashMap<>();
    Map<Integer, TableDefinition> ids = new LinkedHashMap<>();
    for (TableDefinition table : tables) {
      if (!schemas.contains(table.schema())) {
        throw new IllegalArgumentException("schema " + table.schema() + " is missing: " + schemas);
      }
      Name name = new Name(table.schema(), table.name());
      if (names.put(name, table) != null || ids.put(table.id(), table) != null) {
        throw new IllegalArgumentException("two tables share a name or an id: " + tables);
      }
      table.indexes().forEach(index -> addIndex(table, index));
    }
    byName = Collections.unmodifiableMap(names);
    byId = Collections.unmodifiableMap(ids);
  }

  private void addIndex(TableDefinition table, IndexDefinition index) {
    Name name = new Name(table.schema(), index.name());
    if (byIndexName.put(name, table) != null || byIndexId.put(index.id(), table) != null) {
      throw new IllegalArgumentException("two indexes share a name or an id: " + index);
    }
  }

  /** Returns a number that grows with every change of a schema or a table. */
  public long version() {
    return version;
  }

  /** Returns the user's schemas in the order they were created; the first is PUBLIC. */
  public List<String> schemas() {
    return schemas;
  }

  /** Returns whether a name is that of a schema, INFORMATION_SCHEMA included. */
  public boolean hasSchema(String schema) {
    return schemas.contains(schema) || schema.equals(INFORMATION_SCHEMA);
  }

  /** Returns the tables in the order they were created. */
  public List<TableDefinition> tables() {
    return List.copyOf(byName.values());
  }

  /** Returns the table with exactly this name in a schema. */
  public Optional<TableDefinition> table(String schema, String name) {
    return Optional.ofNullable(byName.get(new Name(schema, name)));
  }

  /** Returns the views in the order they were created. */
  public List<ViewDefinition> views() {
    return List.copyOf(views.values());
  }

  /** Returns the view with exactly this name in a schema. */
  public Optional<ViewDefinition> view(String schema, String name) {
    return Optional.ofNullable(views.get(new Name(schema, name)));
  }

  /** Returns the sequences that have names, in the order they were created. */
  public List<SequenceDefinition> sequences() {
    return sequences.named();
  }

  /** Returns the sequence with exactly this name in a schema. */
  public Optional<SequenceDefinition> sequence(String schema, String name) {
    return sequences.sequence(schema, name);
  }

  /** Returns how a sequence counts, be it one with a name, of an identity or of row keys. */
  public Optional<SequenceOptions> sequenceOptions(int id) {
    return sequences
        .named(id)
        .map(SequenceDefinition::options)
        .or(() -> identityOf(id).flatMap(TableDefinition::identity).map(Identity::options))
        .or(() -> table(id).map(table -> SequenceOptions.ROW_KEYS));
  }

  /** Returns what messages call a sequence. */
  public String sequenceLabel(int id) {
    return sequences
        .named(id)
        .map(sequence -> "sequence \"%s\"".formatted(sequence.label()))
        .or(() -> identityOf(id).map(t -> "the identity of table \"%s\"".formatted(t.label())))
        .orElse("the sequence");
  }

  private Optional<TableDefinition> identityOf(int sequence) {
    return byId.values().stream()
        .filter(table -> table.identity().filter(it -> it.sequence() == sequence).isPresent())
        .findFirst();
  }

  /** Returns the table that has the index with exactly this name in a schema. */
  public Optional<TableDefinition> tableOfIndex(String schema, String index) {
    return Optional.ofNullable(byIndexName.get(new Name(schema, index)));
  }

  /** Returns the table that has the index with this id. */
  public Optional<TableDefinition> tableOfIndex(int indexId) {
    return Optional.ofNullable(byIndexId.get(indexId));
  }

  /** Returns whether there is a table, or an index, with this id: rows are stored under it. */
  public boolean isStored(int id) {
    return byId.containsKey(id) || byIndexId.containsKey(id);
  }

  /**
   * Checks that a table is still as somebody knows it who has read from it.
   *
   * @throws EngineException with SERIALIZATION_FAILURE if it was altered, TABLE_NOT_FOUND if it was
   *     dropped
   */
  public void checkCurrent(TableDefinition known) {
    TableDefinition now = byId.get(known.id());
    if (now == null) {
      throw new EngineException(
          ErrorCode.TABLE_NOT_FOUND,
          "table \"%s\" was dropped or truncated meanwhile".formatted(known.label()));
    }
    if (now.version() != known.version()) {
      throw new EngineException(
          ErrorCode.SERIALIZATION_FAILURE,
          "table \"%s\" was altered meanwhile; run the statement or transaction again"
              .formatted(known.label()));
    }
  }

  /** Returns the table with this id. */
  public Optional<TableDefinition> table(int id) {
    return Optional.ofNullable(byId.get(id));
  }
}
