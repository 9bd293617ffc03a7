package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that a statement does, known before it does the first of it: no row that it writes is one
 * that it finds. Used by one thread.
 */
final class RowChanges {
  private static final long MAX_MEMORY = Runtime.getRuntime().maxMemory() / 4;

  private final TableDefinition table;
  private final KeyCodec codec;

  /** Whether a row that exists under a new key is replaced. */
  private final boolean replaces;

  private final List<RowChange> changes = new ArrayList<>();
  private final Set<RowKey> changed = new HashSet<>();
  private long memory;

  RowChanges(TableDefinition table, KeyCodec codec, boolean replaces) {
    this.table = table;
    this.codec = codec;
    this.replaces = replaces;
  }

  /**
   * Adds a change.
   *
   * @throws EngineException with LIMIT_EXCEEDED if there are too many, CARDINALITY_VIOLATION if the
   *     row is changed already
   */
  void add(RowChange change) {
    if (change.from().isPresent() && !changed.add(change.from().get())) {
      throw new EngineException(
          ErrorCode.CARDINALITY_VIOLATION,
          "row with key %s of table \"%s\" matches several rows of the source; let it match one"
              .formatted(KeyExplanation.text(codec, change.from().get()), table.name()));
    }
    memory += change.memory();
    if (memory > MAX_MEMORY) {
      throw new EngineException(
          ErrorCode.LIMIT_EXCEEDED,
          "the statement changes too many rows of table \"%s\" at once (%,d and more); use several"
                  .formatted(table.name(), changes.size())
              + " statements, or a larger heap");
    }
    changes.add(change);
  }

  /** Returns the keys of all rows that are there before or after it. */
  Collection<RowKey> keys() {
    Set<RowKey> keys = new TreeSet<>();
    for (RowChange change : changes) {
      change.from().ifPresent(keys::add);
      change.to().ifPresent(keys::add);
    }
    return keys;
  }

  /**
   * Makes the changes.
   *
   * @param transaction has the keys locked; whoever called undoes what is written if it throws
   * @return how many rows are changed
   * @throws EngineException with DUPLICATE_KEY
   */
  long apply(Transaction transaction) {
    for (RowChange change : changes) {
      if (change.to().isEmpty() || change.isNewKey()) {
        change.from().ifPresent(transaction::delete);
      }
    }
    for (RowChange change : changes) {
      if (change.to().isPresent()) {
        put(transaction, change);
      }
    }
    return changes.size();
  }

  private void put(Transaction transaction, RowChange change) {
    RowKey key = change.to().orElseThrow();
    if (!replaces && change.isNewKey() && transaction.get(key).isPresent()) {
      throw new EngineException(
          ErrorCode.DUPLICATE_KEY,
          "row with key %s of table \"%s\" exists already, or is given twice; choose another"
                  .formatted(KeyExplanation.text(codec, key), table.name())
              + " key, or use UPSERT to replace the row");
    }
    transaction.put(key, change.row().orElseThrow());
  }
}
