package io.distribsilly.engine.maintenance;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.maintenance.CheckProblem.Kind;
import io.distribsilly.engine.shard.KeyHash;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Ownership;
import io.distribsilly.engine.shard.ShardView;
import io.distribsilly.engine.shard.StoreKeys;
import io.distribsilly.engine.shard.StoredRow;
import io.distribsilly.engine.store.StoreDamage;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks one shard: first what its store checks by itself (pages, checksums of rows, order of keys,
 * the number of rows), and of each row
 *
 * <ul>
 *   <li>that its key belongs to a slot of the shard, unless a RESHARD has left other rows there,
 *   <li>that its table exists, or is dropped and its rows are still to be deleted,
 *   <li>that key and columns can be read as what the table has,
 *   <li>that it is of a commit that is published.
 * </ul>
 *
 * What is not in the store yet is in the commit log. A RESHARD, a CREATE or a DROP TABLE may come
 * in between: what is right before or after it is right.
 */
final class ShardCheck {
  private final MaintenanceEnvironment environment;
  private final LocalShard shard;
  private final Consumer<CheckProblem> report;
  private final Runnable checkNotCanceled;
  private final KnownTables tables;

  /** Before the store was looked at. */
  private final Ownership ownership;

  private final boolean foreignRows;

  ShardCheck(
      MaintenanceEnvironment environment,
      LocalShard shard,
      Consumer<CheckProblem> report,
      Runnable checkNotCanceled) {
    this.environment = environment;
    this.shard = shard;
    this.report = report;
    this.checkNotCanceled = checkNotCanceled;
    this.tables = new KnownTables(environment.manifests());
    this.ownership = shard.ownership();
    this.foreignRows = shard.holdsForeignRows();
  }

  void run() {
    ShardView view = shard.view(); // the store stays open as long as somebody looks at it
    try {
      shard.store().check(this::report, this::checkRow);
    } finally {
      view.close();
    }
  }

  private void report(StoreDamage damage) {
    checkNotCanceled.run();
    if (damage.key().isPresent()) {
      reportRow(damage.key().get(), damage.message());
    } else {
      Optional<String> none = Optional.empty();
      report.accept(
          new CheckProblem(Optional.of(shard.name()), Kind.STORE, none, none, damage.message()));
    }
  }

  private void checkRow(byte[] storeKey, byte[] value) {
    checkNotCanceled.run();
    if (storeKey.length <= StoreKeys.TABLE_BYTES || value.length < StoredRow.SEQUENCE_BYTES) {
      reportRow(storeKey, "the key or the row is too short to be one");
      return;
    }
    checkSlot(storeKey);
    long sequence = StoredRow.sequence(value);
    if (sequence < 1 || sequence > environment.router().published()) {
      reportRow(storeKey, "it is of commit %d, which there is not".formatted(sequence));
    }
    checkContent(storeKey, StoredRow.row(value));
  }

  private void checkSlot(byte[] storeKey) {
    long hash = KeyHash.hash(StoreKeys.rowKey(storeKey));
    boolean belongs =
        foreignRows
            || ownership.owns(hash)
            || shard.ownership().owns(hash)
            || shard.holdsForeignRows();
    if (!belongs) {
      reportRow(
          storeKey,
          "it belongs to slot %d, which the shard does not own (%s)"
              .formatted(KeyHash.slotOf(hash, ownership.slots()), ownership));
    }
  }

  private void checkContent(byte[] storeKey, byte[] row) {
    int table = StoreKeys.tableId(storeKey);
    Optional<KnownTables.Known> known = tables.find(table);
    if (known.isPresent()) {
      try {
        known.get().check().accept(StoreKeys.rowKey(storeKey), row);
      } catch (EngineException e) {
        reportRow(storeKey, e.getMessage());
      }
    } else if (!tables.isDropped(table) && !isLeftOver(table)) {
      reportRow(storeKey, "there is no table with the number %d".formatted(table));
    }
  }

  /** A merge may copy rows of a table that is dropped meanwhile; they go with the foreign ones. */
  private boolean isLeftOver(int table) {
    return (foreignRows || shard.holdsForeignRows()) && tables.existed(table);
  }

  private void reportRow(byte[] storeKey, String problem) {
    Optional<KnownTables.Known> table =
        storeKey.length > StoreKeys.TABLE_BYTES
            ? tables.find(StoreKeys.tableId(storeKey))
            : Optional.empty();
    report.accept(
        new CheckProblem(
            Optional.of(shard.name()),
            Kind.ROW,
            table.map(KnownTables.Known::table),
            Optional.of(name(table, storeKey)),
            problem));
  }

  private static String name(Optional<KnownTables.Known> table, byte[] storeKey) {
    if (table.isPresent()) {
      try {
        return table.get().name().apply(StoreKeys.rowKey(storeKey));
      } catch (EngineException e) { // it is reported already, or will be
        return HexFormat.of().formatHex(storeKey);
      }
    }
    return HexFormat.of().formatHex(storeKey);
  }
}
