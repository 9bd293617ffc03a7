package io.distribsilly.engine.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All tables at one moment. Immutable; a change makes a new catalog with a higher version, so
 * anything derived from a catalog is good as long as {@link #version()} is.
 */
public final class Catalog {
  private final long version;
  private final Map<String, TableDefinition> byName;
  private final Map<Integer, TableDefinition> byId;

  public Catalog(long version, Collection<TableDefinition> tables) {
    this.version = version;
    Map<String, TableDefinition> names = new LinkedHashMap<>();
    Map<Integer, TableDefinition> ids = new LinkedHashMap<>();
    for (TableDefinition table : tables) {
      if (names.put(table.name(), table) != null || ids.put(table.id(), table) != null) {
        throw new IllegalArgumentException("two tables share a name or an id: " + tables);
      }
    }
    byName = Collections.unmodifiableMap(names);
    byId = Collections.unmodifiableMap(ids);
  }

  /** Returns a number that grows with every change of a table. */
  public long version() {
    return version;
  }

  /** Returns the tables in the order they were created. */
  public List<TableDefinition> tables() {
    return List.copyOf(byName.values());
  }

  /** Returns the table with exactly this name. */
  public Optional<TableDefinition> table(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns the table with this id. */
  public Optional<TableDefinition> table(int id) {
    return Optional.ofNullable(byId.get(id));
  }
}
