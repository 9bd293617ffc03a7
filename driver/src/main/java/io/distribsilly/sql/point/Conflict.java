package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * ON CONFLICT: what becomes of a row that exists under the key of one that an INSERT proposes. Its
 * expressions see both: the columns of the row that exists, then those of the proposed one.
 * Immutable and thread-safe.
 */
final class Conflict {
  private final TableDefinition table;
  private final boolean onKey;
  private final List<IndexDefinition> indexes;
  private final RowCodec rowCodec;
  private final RowChecks checks;
  private final Optional<List<StoredValue>> assignments;
  private final Optional<Expression> where;

  /**
   * @param onKey whether it is about rows with the same primary key
   * @param indexes the unique indexes that it is about
   * @param assignments what DO UPDATE sets, empty for DO NOTHING
   * @param where which rows DO UPDATE changes, if not all
   */
  Conflict(
      TableDefinition table,
      boolean onKey,
      List<IndexDefinition> indexes,
      Optional<List<StoredValue>> assignments,
      Optional<Expression> where) {
    this.table = table;
    this.onKey = onKey;
    this.indexes = List.copyOf(indexes);
    this.rowCodec = RowCodec.of(table);
    this.checks = RowChecks.of(table);
    this.assignments = assignments.map(List::copyOf);
    this.where = where;
  }

  /** Returns whether it is about rows with the same primary key. */
  boolean isOnKey() {
    return onKey;
  }

  /** Returns the unique indexes that it is about. */
  List<IndexDefinition> indexes() {
    return indexes;
  }

  /** Returns whether it is DO UPDATE. */
  boolean updates() {
    return assignments.isPresent();
  }

  /** Returns whether a row can get another key. */
  boolean changesKey() {
    return assignments.stream()
        .flatMap(List::stream)
        .anyMatch(value -> table.isKeyColumn(value.column()));
  }

  /**
   * Returns the values of the row as it will be.
   *
   * @param key of the row that exists
   * @param proposedKey of the row that is proposed
   * @return empty if the row stays as it is
   */
  Optional<Object[]> updated(
      RowKey key, byte[] existing, RowKey proposedKey, byte[] proposed, Scope scope) {
    if (assignments.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = rowCodec.decode(key.key(), existing);
    Scope both = scope.withRow(joined(row, rowCodec.decode(proposedKey.key(), proposed)));
    if (where.isPresent() && !Boolean.TRUE.equals(where.get().evaluate(both))) {
      return Optional.empty();
    }
    assignments.get().forEach(value -> value.store(both, row));
    checks.check(row, scope);
    return Optional.of(row);
  }

  private static Object[] joined(Object[] existing, Object[] proposed) {
    Object[] both = Arrays.copyOf(existing, existing.length + proposed.length);
    System.arraycopy(proposed, 0, both, existing.length, proposed.length);
    return both;
  }

  /** A statement cannot change a row that it has changed, or made, before. */
  EngineException changedAlready(KeyCodec codec, RowKey key) {
    return new EngineException(
        ErrorCode.CARDINALITY_VIOLATION,
        "row with key %s of table \"%s\" is given twice, and ON CONFLICT DO UPDATE cannot change it twice; leave one of them out"
            .formatted(KeyExplanation.text(codec, key), table.label()));
  }
}
