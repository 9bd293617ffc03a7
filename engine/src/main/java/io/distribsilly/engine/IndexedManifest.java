package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changes of indexes make of a manifest. */
final class IndexedManifest {
  private IndexedManifest() {}

  static Manifest with(Manifest manifest, int tableId, IndexDefinition index) {
    TableDefinition table =
        manifest
            .catalog()
            .table(tableId)
            .orElseThrow(
                () ->
                    new EngineException(
                        ErrorCode.TABLE_NOT_FOUND, "the table was dropped or truncated meanwhile"));
    checkNew(manifest.catalog(), table.schema(), index);
    List<IndexDefinition> indexes = new ArrayList<>(table.indexes());
    indexes.add(index.withId(manifest.nextTableId()));
    return manifest.withTable(
        table.withIndexes(indexes).withVersion(table.version() + 1), manifest.nextTableId() + 1);
  }

  /** Writers keep the index as before, so the table's version stays. */
  static Manifest withReady(Manifest manifest, int indexId, long completeFrom) {
    Optional<TableDefinition> table = manifest.catalog().tableOfIndex(indexId);
    return table
        .map(
            owner ->
                owner.withIndexes(
                    owner.indexes().stream()
                        .map(index -> index.id() == indexId ? index.ready(completeFrom) : index)
                        .toList()))
        .map(changed -> manifest.withTable(changed, manifest.nextTableId()))
        .orElse(manifest);
  }

  static Manifest without(Manifest manifest, int indexId) {
    Optional<TableDefinition> table = manifest.catalog().tableOfIndex(indexId);
    return table.map(owner -> without(manifest, owner, indexId)).orElse(manifest);
  }

  private static Manifest without(Manifest manifest, TableDefinition table, int indexId) {
    List<Integer> dropped = new ArrayList<>(manifest.droppedTables());
    dropped.add(indexId);
    List<IndexDefinition> indexes =
        table.indexes().stream().filter(index -> index.id() != indexId).toList();
    return manifest
        .withTable(
            table.withIndexes(indexes).withVersion(table.version() + 1), manifest.nextTableId())
        .withDroppedTables(dropped);
  }

  /** Drops the indexes that are not complete as of a commit, nor of any before. */
  static Manifest withoutUnfinished(Manifest manifest, long sequence) {
    Manifest changed = manifest;
    for (TableDefinition table : manifest.tables()) {
      for (IndexDefinition index : table.indexes()) {
        if (!index.isReady() || index.completeFrom() > sequence) {
          changed = without(changed, index.id());
        }
      }
    }
    return changed;
  }

  /**
   * Checks that a schema has no index of this name.
   *
   * @throws EngineException with INDEX_ALREADY_EXISTS
   */
  static void checkNew(Catalog catalog, String schema, IndexDefinition index) {
    Optional<TableDefinition> owner = catalog.tableOfIndex(schema, index.name());
    if (owner.isPresent()) {
      throw new EngineException(
          ErrorCode.INDEX_ALREADY_EXISTS,
          "index \"%s\" exists already, on table \"%s\"; choose another name, or drop it first"
              .formatted(TableDefinition.label(schema, index.name()), owner.get().label()));
    }
  }
}
