package io.distribsilly.engine;

import java.util.Arrays;
import java.util.Objects;

/**
 * Names one row: a table and an encoded primary key. The array is not copied; nobody may change it.
 */
public record RowKey(int tableId, byte[] key) implements Comparable<RowKey> {
  public RowKey {
    Objects.requireNonNull(key);
  }

  @Override
  public int compareTo(RowKey other) {
    int byTable = Integer.compare(tableId, other.tableId);
    return byTable != 0 ? byTable : Arrays.compareUnsigned(key, other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowKey that && tableId == that.tableId && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return 31 * tableId + Arrays.hashCode(key);
  }
}
