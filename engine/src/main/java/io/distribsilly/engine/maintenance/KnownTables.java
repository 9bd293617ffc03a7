package io.distribsilly.engine.maintenance;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.IndexCodec;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.txn.RowNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The tables that there were at some moment since this was made. Used by one thread. */
final class KnownTables {
  private final ManifestStore manifests;
  private final Manifest before;
  private final Map<Integer, Optional<Known>> known = new HashMap<>();

  /**
   * A table or an index.
   *
   * @param table the table's name
   * @param check reads a key and what is stored under it; throws if that is not possible
   * @param name names a key
   */
  record Known(String table, BiConsumer<byte[], byte[]> check, Function<byte[], String> name) {
    static Known of(TableDefinition table) {
      RowCodec codec = RowCodec.of(table);
      return new Known(table.label(), codec::decode, key -> RowNames.key(table, key));
    }

    static Known of(TableDefinition table, IndexDefinition index) {
      IndexCodec codec = IndexCodec.of(table, index);
      KeyCodec keys = KeyCodec.of(table);
      return new Known(
          table.label(),
          (key, content) -> {
            codec.values(key);
            keys.decode(codec.primaryKey(key, content));
          },
          key -> "%s in index \"%s\"".formatted(RowNames.values(codec.values(key)), index.name()));
    }
  }

  KnownTables(ManifestStore manifests) {
    this.manifests = manifests;
    this.before = manifests.current();
  }

  /** Returns a table, or an index, that exists, or did when this was made. */
  Optional<Known> find(int table) {
    return known.computeIfAbsent(table, this::look);
  }

  private Optional<Known> look(int table) {
    return find(before, table).or(() -> find(manifests.current(), table));
  }

  private static Optional<Known> find(Manifest manifest, int id) {
    Catalog catalog = manifest.catalog();
    return catalog
        .table(id)
        .map(Known::of)
        .or(
            () ->
                catalog
                    .tableOfIndex(id)
                    .map(table -> Known.of(table, table.index(id).orElseThrow())));
  }

  /** Returns whether there is or was a table or an index with this id. */
  boolean existed(int table) {
    return table > 0 && table < manifests.current().nextTableId();
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
