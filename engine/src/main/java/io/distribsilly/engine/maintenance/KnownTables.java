package io.distribsilly.engine.maintenance;

import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.RowCodec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables that there were at some moment since this was made. Used by one thread. */
final class KnownTables {
  private final ManifestStore manifests;
  private final Manifest before;
  private final Map<Integer, Optional<Known>> known = new HashMap<>();

  /** A table, and how its rows are read. */
  record Known(TableDefinition definition, RowCodec codec) {}

  KnownTables(ManifestStore manifests) {
    this.manifests = manifests;
    this.before = manifests.current();
  }

  /** Returns a table that exists, or did when this was made. */
  Optional<Known> find(int table) {
    return known.computeIfAbsent(table, this::look);
  }

  private Optional<Known> look(int table) {
    return find(before, table)
        .or(() -> find(manifests.current(), table))
        .map(definition -> new Known(definition, RowCodec.of(definition)));
  }

  private static Optional<TableDefinition> find(Manifest manifest, int table) {
    return manifest.tables().stream().filter(t -> t.id() == table).findFirst();
  }

  /**
   * Returns whether a table that was not found is dropped, and may still have rows. One that was
   * made since, and dropped, and whose rows are deleted, may have had some too.
   */
  boolean isDropped(int table) {
    Manifest now = manifests.current();
    return before.droppedTables().contains(table)
        || now.droppedTables().contains(table)
        || (table >= before.nextTableId() && table < now.nextTableId());
  }
}
