package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.Transaction;

/**
 * Rows in two Xodus stores: {@code rows} has one entry for each key, {@code chunks} has the value
 * of a key in pieces if it is too large for one entry. Every row carries a checksum.
 *
 * <pre>
 * rows:    key           -&gt;  00 | crc (4) | value                    up to 64 KiB
 *                            01 | crc (4) | length of the value (4)  above
 * chunks:  key | i (4)   -&gt;  64 KiB of the value, from i * 64 KiB on; the last one less
 * </pre>
 *
 * <p>{@code crc} is the CRC32C of the key followed by the whole value. Numbers are big-endian. Keys
 * are prefix-free, so a chunk's key belongs to one row only. This is part of the format on disk.
 *
 * <p>Thread-safe; each call works in the transaction it is given.
 */
final class Rows {
  /** The longest value in one entry, and the size of a chunk; far less than a log file holds. */
  static final int CHUNK_BYTES = 64 * 1024;

  private static final int HEADER_BYTES = 5;
  private static final byte INLINE = 0;
  private static final byte CHUNKED = 1;

  private final Store rows;
  private final Store chunks;
  private final Path folder;

  Rows(Store rows, Store chunks, Path folder) {
    this.rows = rows;
    this.chunks = chunks;
    this.folder = folder;
  }

  /** Returns the value of a key, null if there is none. */
  byte[] get(Transaction transaction, byte[] key) {
    ByteIterable stored = rows.get(transaction, new ArrayByteIterable(key));
    return stored == null ? null : decode(transaction, key, stored);
  }

  /** Sets the value of a key. */
  void put(Transaction transaction, byte[] key, byte[] value) {
    removeChunks(transaction, key);
    rows.put(transaction, new ArrayByteIterable(key), new ArrayByteIterable(head(key, value)));
    if (value.length > CHUNK_BYTES) {
      putChunks(transaction, key, value);
    }
  }

  /** Removes a key if it is there. */
  void delete(Transaction transaction, byte[] key) {
    removeChunks(transaction, key);
    rows.delete(transaction, new ArrayByteIterable(key));
  }

  /** Returns how many keys there are, in constant time. */
  long count(Transaction transaction) {
    return rows.count(transaction);
  }

  /** Opens a cursor whose values {@link #decode} reads. */
  Cursor openCursor(Transaction transaction) {
    return rows.openCursor(transaction);
  }

  /**
   * Returns the value of an entry of {@code rows}.
   *
   * @throws EngineException with CORRUPTION if it is not what was stored
   */
  byte[] decode(Transaction transaction, byte[] key, ByteIterable stored) {
    int length = stored.getLength();
    byte[] bytes = stored.getBytesUnsafe();
    if (length < HEADER_BYTES || bytes.length < length) {
      throw corrupt(key, "its entry is too short");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes, 0, length);
    byte kind = header.get();
    int checksum = header.getInt();
    byte[] value =
        switch (kind) {
          case INLINE -> Arrays.copyOfRange(bytes, HEADER_BYTES, length);
          case CHUNKED -> joinChunks(transaction, key, header);
          default -> throw corrupt(key, "its entry is of no known kind");
        };
    if (checksum(key, value) != checksum) {
      throw corrupt(key, "its checksum is wrong");
    }
    return value;
  }

  /** Returns the Xodus store that has one entry for each key. */
  Store entries() {
    return rows;
  }

  /** Returns the Xodus store of the pieces of large values. */
  Store chunks() {
    return chunks;
  }

  /** Returns in how many pieces the value of a key is stored; 0 if in none, or there is no key. */
  int chunkCount(Transaction transaction, byte[] key) {
    ByteIterable stored = rows.get(transaction, new ArrayByteIterable(key));
    if (stored == null || stored.getLength() != HEADER_BYTES + Integer.BYTES) {
      return 0;
    }
    ByteBuffer header = ByteBuffer.wrap(stored.getBytesUnsafe());
    int length = header.getInt(HEADER_BYTES);
    return header.get(0) == CHUNKED ? (int) ((length + CHUNK_BYTES - 1L) / CHUNK_BYTES) : 0;
  }

  private byte[] joinChunks(Transaction transaction, byte[] key, ByteBuffer header) {
    int length = header.remaining() == Integer.BYTES ? header.getInt() : -1;
    if (length < 0 || length > io.distribsilly.engine.store.Store.MAX_VALUE_BYTES) {
      throw corrupt(key, "the length of its value is wrong");
    }
    byte[] value = new byte[length];
    for (int index = 0; index * CHUNK_BYTES < length; index++) {
      int expected = Math.min(CHUNK_BYTES, length - index * CHUNK_BYTES);
      ByteIterable chunk = chunks.get(transaction, chunkKey(key, index));
      if (chunk == null || chunk.getLength() != expected) {
        throw corrupt(key, "a piece of its value is missing");
      }
      System.arraycopy(chunk.getBytesUnsafe(), 0, value, index * CHUNK_BYTES, expected);
    }
    return value;
  }

  private void putChunks(Transaction transaction, byte[] key, byte[] value) {
    for (int index = 0; index * CHUNK_BYTES < value.length; index++) {
      int from = index * CHUNK_BYTES;
      byte[] chunk = Arrays.copyOfRange(value, from, Math.min(value.length, from + CHUNK_BYTES));
      chunks.put(transaction, chunkKey(key, index), new ArrayByteIterable(chunk));
    }
  }

  /** Does not look at the row's entry, so it works on a corrupt row too. */
  private void removeChunks(Transaction transaction, byte[] key) {
    if (chunks.count(transaction) > 0) {
      int index = 0;
      while (chunks.delete(transaction, chunkKey(key, index))) {
        index++;
      }
    }
  }

  private static ByteIterable chunkKey(byte[] key, int index) {
    byte[] chunkKey = Arrays.copyOf(key, key.length + Integer.BYTES);
    ByteBuffer.wrap(chunkKey).putInt(key.length, index);
    return new ArrayByteIterable(chunkKey);
  }

  private static byte[] head(byte[] key, byte[] value) {
    boolean inline = value.length <= CHUNK_BYTES;
    ByteBuffer head =
        ByteBuffer.allocate(HEADER_BYTES + (inline ? value.length : Integer.BYTES))
            .put(inline ? INLINE : CHUNKED)
            .putInt(checksum(key, value));
    return (inline ? head.put(value) : head.putInt(value.length)).array();
  }

  private static int checksum(byte[] key, byte[] value) {
    CRC32C crc = new CRC32C();
    crc.update(key, 0, key.length);
    crc.update(value, 0, value.length);
    return (int) crc.getValue();
  }

  private EngineException corrupt(byte[] key, String what) {
    return new EngineException(
        ErrorCode.CORRUPTION,
        "the row with store key "
            + HexFormat.of().formatHex(key)
            + " in "
            + folder
            + " is damaged: "
            + what
            + "; restore it from a backup, or delete or overwrite the row");
  }
}
