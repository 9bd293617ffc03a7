package io.distribsilly.engine.shard;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.store.KeyRange;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keys of a shard's store:
 *
 * <pre>
 * +----------------------+---------------------+
 * | table id             | encoded primary key |
 * | 4 bytes, big-endian  | (KeyCodec)          |
 * +----------------------+---------------------+
 * </pre>
 *
 * <p>They are prefix-free because encoded primary keys are, and a table's rows lie together in the
 * order of their keys. Only the primary key is hashed: rows of different tables with the same key
 * share a slot.
 */
public final class StoreKeys {
  /** How many bytes of a store key stand before the encoded primary key. */
  public static final int TABLE_BYTES = 4;

  private StoreKeys() {}

  /** Returns the store's key of a row. */
  public static byte[] of(RowKey row) {
    byte[] key = row.key();
    byte[] storeKey = new byte[TABLE_BYTES + key.length];
    writeTable(row.tableId(), storeKey);
    System.arraycopy(key, 0, storeKey, TABLE_BYTES, key.length);
    return storeKey;
  }

  /** Returns the table id in a store's key. */
  public static int tableId(byte[] storeKey) {
    return (storeKey[0] & 0xFF) << 24
        | (storeKey[1] & 0xFF) << 16
        | (storeKey[2] & 0xFF) << 8
        | (storeKey[3] & 0xFF);
  }

  /** Returns the encoded primary key in a store's key. */
  public static byte[] rowKey(byte[] storeKey) {
    return Arrays.copyOfRange(storeKey, TABLE_BYTES, storeKey.length);
  }

  /** Returns the range of all rows of a table. */
  public static KeyRange table(int tableId) {
    byte[] prefix = new byte[TABLE_BYTES];
    writeTable(tableId, prefix);
    return KeyRange.prefix(prefix);
  }

  /** Returns the store's range for a range of a table's encoded primary keys. */
  public static KeyRange range(int tableId, KeyRange rows) {
    byte[] lower = of(new RowKey(tableId, rows.lower()));
    Optional<byte[]> upper = rows.upper().map(end -> of(new RowKey(tableId, end)));
    return new KeyRange(lower, upper.or(() -> table(tableId).upper()));
  }

  private static void writeTable(int tableId, byte[] target) {
    target[0] = (byte) (tableId >>> 24);
    target[1] = (byte) (tableId >>> 16);
    target[2] = (byte) (tableId >>> 8);
    target[3] = (byte) tableId;
  }
}
