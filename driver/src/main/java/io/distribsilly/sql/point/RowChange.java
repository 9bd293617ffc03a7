package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import java.util.Optional;

/**
 * What a statement does to one row.
 *
 * @param from where the row is now, empty if it is a new one
 * @param to where it will be, empty if it is deleted
 * @param row its new state, empty if it is deleted
 */
record RowChange(Optional<RowKey> from, Optional<RowKey> to, Optional<byte[]> row) {
  static RowChange insert(RowKey key, byte[] row) {
    return new RowChange(Optional.empty(), Optional.of(key), Optional.of(row));
  }

  static RowChange update(RowKey from, RowKey to, byte[] row) {
    return new RowChange(Optional.of(from), Optional.of(to), Optional.of(row));
  }

  static RowChange delete(RowKey key) {
    return new RowChange(Optional.of(key), Optional.empty(), Optional.empty());
  }

  /** Returns whether the row gets a key that it did not have. */
  boolean isNewKey() {
    return to.isPresent() && !to.equals(from);
  }

  /** Returns about how many bytes of memory it takes. */
  long memory() {
    return 2L * 64
        + from.map(key -> key.key().length).orElse(0)
        + to.map(key -> key.key().length).orElse(0)
        + row.map(bytes -> bytes.length).orElse(0);
  }
}
