package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.index.IndexChanges;
import io.distribsilly.engine.index.TableIndexes;
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
  /** What becomes of a row that exists under the key of a new one. */
  enum NewKeys {
    /** It is an error. */
    REFUSED,
    /** It is replaced. */
    REPLACING,
    /** It stays, and the new one is left out. */
    LEFT_OUT
  }

  private static final long MAX_MEMORY = Runtime.getRuntime().maxMemory() / 4;

  private final TableDefinition table;
  private final KeyCodec codec;

  private final NewKeys newKeys;

  private final TableIndexes indexes;
  private final List<IndexDefinition> leftOut;

  private final List<RowChange> changes = new ArrayList<>();
  private final Set<RowKey> changed = new HashSet<>();

  /** What else is to be locked: whatever the changes depend on. */
  private final Set<RowKey> watched = new HashSet<>();

  private long memory;

  /**
   * @param leftOut the unique indexes that a new row is left out for, if its values are taken there
   */
  RowChanges(
      TableDefinition table,
      KeyCodec codec,
      TableIndexes indexes,
      NewKeys newKeys,
      List<IndexDefinition> leftOut) {
    this.table = table;
    this.codec = codec;
    this.indexes = indexes;
    this.newKeys = newKeys;
    this.leftOut = leftOut;
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
              .formatted(KeyExplanation.text(codec, change.from().get()), table.label()));
    }
    memory += change.memory();
    if (memory > MAX_MEMORY) {
      throw new EngineException(
          ErrorCode.LIMIT_EXCEEDED,
          "the statement changes too many rows of table \"%s\" at once (%,d and more); use several"
                  .formatted(table.label(), changes.size())
              + " statements, or a larger heap");
    }
    changes.add(change);
  }

  /** Returns whether a row is changed already, or {@link #note noted}. */
  boolean contains(RowKey key) {
    return changed.contains(key);
  }

  /** Notes that a row is made, so that a later change can see it. */
  void note(RowKey key) {
    changed.add(key);
  }

  /** Notes that the changes depend on what is stored under a key. */
  void watch(RowKey key) {
    watched.add(key);
  }

  /** Returns the keys of all that is to be locked before it is done. */
  Collection<RowKey> keys() {
    Collection<RowKey> keys = rows();
    keys.addAll(watched);
    return keys;
  }

  /** Returns the keys of all rows that are there before or after it. */
  private Collection<RowKey> rows() {
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
   * @return how many rows it has changed
   * @throws EngineException with DUPLICATE_KEY
   */
  long apply(Transaction transaction) {
    if (indexes.isEmpty()) {
      return write(transaction);
    }
    if (!leftOut.isEmpty()) {
      return writeOneByOne(transaction);
    }
    IndexChanges indexChanges = indexes.begin(transaction, rows());
    long done = write(transaction);
    indexChanges.finish();
    return done;
  }

  /** New rows, any of which may be left out because of one before it. */
  private long writeOneByOne(Transaction transaction) {
    indexes.lock(
        leftOut,
        changes.stream().map(change -> change.to().orElseThrow()).toList(),
        changes.stream().map(change -> change.row().orElseThrow()).toList(),
        transaction);
    long done = 0;
    for (RowChange change : changes) {
      RowKey key = change.to().orElseThrow();
      if (!indexes.isTaken(leftOut, key, change.row().orElseThrow(), transaction)) {
        IndexChanges indexChanges = indexes.begin(transaction, List.of(key));
        done += put(transaction, change) ? 1 : 0;
        indexChanges.finish();
      }
    }
    return done;
  }

  private long write(Transaction transaction) {
    for (RowChange change : changes) {
      if (change.to().isEmpty() || change.isNewKey()) {
        change.from().ifPresent(transaction::delete);
      }
    }
    long done = 0;
    for (RowChange change : changes) {
      if (change.to().isEmpty() || put(transaction, change)) {
        done++;
      }
    }
    return done;
  }

  /** Returns false if the row was left out. */
  private boolean put(Transaction transaction, RowChange change) {
    RowKey key = change.to().orElseThrow();
    boolean exists =
        newKeys != NewKeys.REPLACING && change.isNewKey() && transaction.get(key).isPresent();
    if (exists && newKeys == NewKeys.LEFT_OUT) {
      return false;
    }
    if (exists) {
      throw new EngineException(
          ErrorCode.DUPLICATE_KEY,
          "row with key %s of table \"%s\" exists already, or is given twice; choose another"
                  .formatted(KeyExplanation.text(codec, key), table.label())
              + " key, or use UPSERT to replace the row");
    }
    transaction.put(key, change.row().orElseThrow());
    return true;
  }
}
