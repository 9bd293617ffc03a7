package io.distribsilly.engine.maintenance;

import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.IndexCodec;
import io.distribsilly.engine.codec.IndexEntry;
import io.distribsilly.engine.maintenance.CheckProblem.Kind;
import io.distribsilly.engine.shard.DatabaseView;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.txn.RowNames;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks each index that is complete against the rows of its table, as of one moment: every row has
 * its entry, and every entry its row. What is dropped meanwhile is not reported.
 */
final class IndexCheck {
  private final MaintenanceEnvironment environment;
  private final Consumer<CheckProblem> report;
  private final Runnable checkNotCanceled;

  IndexCheck(
      MaintenanceEnvironment environment,
      Consumer<CheckProblem> report,
      Runnable checkNotCanceled) {
    this.environment = environment;
    this.report = report;
    this.checkNotCanceled = checkNotCanceled;
  }

  void run() {
    for (TableDefinition table : environment.manifests().current().tables()) {
      for (IndexDefinition index : table.indexes()) {
        check(table, index);
      }
    }
  }

  private void check(TableDefinition table, IndexDefinition index) {
    try (DatabaseView view = environment.router().view()) {
      boolean exists =
          environment.manifests().current().catalog().tableOfIndex(index.id()).isPresent();
      if (exists && index.isReady() && view.sequence() >= index.completeFrom()) {
        OneIndex one = new OneIndex(table, IndexCodec.of(table, index), view);
        one.checkRows();
        one.checkEntries();
      }
    }
  }

  /** An index and its rows as of one moment. */
  private final class OneIndex {
    private final TableDefinition table;
    private final IndexCodec codec;
    private final DatabaseView view;

    OneIndex(TableDefinition table, IndexCodec codec, DatabaseView view) {
      this.table = table;
      this.codec = codec;
      this.view = view;
    }

    void checkRows() {
      try (RowCursor rows = view.scan(table.id(), KeyRange.ALL, Direction.ASCENDING)) {
        while (rows.next()) {
          checkNotCanceled.run();
          IndexEntry entry = codec.entry(rows.key(), rows.row());
          Optional<byte[]> stored = view.get(entry.key());
          if (stored.isEmpty()) {
            report(rows.key(), "index \"%s\" has no entry of it");
          } else if (!Arrays.equals(stored.get(), entry.content())) {
            report(rows.key(), "index \"%s\" has an entry of another row with its values");
          }
        }
      }
    }

    void checkEntries() {
      try (RowCursor entries = view.scan(codec.index().id(), KeyRange.ALL, Direction.ASCENDING)) {
        while (entries.next()) {
          checkNotCanceled.run();
          byte[] key = codec.primaryKey(entries.key(), entries.row());
          Optional<byte[]> row = view.get(new RowKey(table.id(), key));
          if (row.isEmpty()) {
            report(key, "index \"%s\" has an entry of it, but it does not exist");
          } else if (!Arrays.equals(codec.entry(key, row.get()).key().key(), entries.key())) {
            report(key, "index \"%s\" has an entry with other values of it");
          }
        }
      }
    }

    private void report(byte[] key, String problem) {
      report.accept(
          new CheckProblem(
              Optional.empty(),
              Kind.INDEX,
              Optional.of(table.label()),
              Optional.of(RowNames.key(table, key)),
              problem.formatted(codec.index().name())));
    }
  }
}
