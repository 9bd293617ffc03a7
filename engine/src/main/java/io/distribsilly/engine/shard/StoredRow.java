package io.distribsilly.engine.shard;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A row as a shard's store keeps it:
 *
 * <pre>
 * +-----------------------------+-------------+
 * | sequence of the commit that | encoded row |
 * | wrote it; 8 bytes, big-     | (RowCodec)  |
 * | endian                      |             |
 * +-----------------------------+-------------+
 * </pre>
 *
 * <p>The sequence tells whether a row has changed since a snapshot was taken, however long ago.
 */
public final class StoredRow {
  /** How many bytes stand before the encoded row. */
  public static final int SEQUENCE_BYTES = Long.BYTES;

  private StoredRow() {}

  static byte[] of(long sequence, byte[] row) {
    byte[] stored = new byte[SEQUENCE_BYTES + row.length];
    ByteBuffer.wrap(stored).putLong(sequence);
    System.arraycopy(row, 0, stored, SEQUENCE_BYTES, row.length);
    return stored;
  }

  /** Returns the sequence of the commit that wrote the row. */
  public static long sequence(byte[] stored) {
    return ByteBuffer.wrap(stored).getLong();
  }

  /** Returns the encoded row. */
  public static byte[] row(byte[] stored) {
    return Arrays.copyOfRange(stored, SEQUENCE_BYTES, stored.length);
  }
}
