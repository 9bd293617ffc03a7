package io.distribsilly.engine.commit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The writes of one commit, as the payload of its log record; all numbers are big-endian:
 *
 * <pre>
 * number of writes        4
 * for each write
 *   length of the key     4
 *   length of the row     4   -1 if the row is deleted
 *   store key
 *   row
 * </pre>
 *
 * <p>No shard is named: replay routes by the key.
 */
final class WriteCodec {
  private static final int COUNT_BYTES = 4;
  private static final int LENGTHS_BYTES = 8;
  private static final int DELETED = -1;

  private WriteCodec() {}

  static long encodedBytes(List<? extends LoggedWrite> writes) {
    long bytes = COUNT_BYTES;
    for (LoggedWrite write : writes) {
      bytes += LENGTHS_BYTES + (long) write.storeKey().length;
      if (write.row().isPresent()) {
        bytes += write.row().get().length;
      }
    }
    return bytes;
  }

  static void encode(List<? extends LoggedWrite> writes, ByteBuffer target) {
    target.putInt(writes.size());
    for (LoggedWrite write : writes) {
      byte[] key = write.storeKey();
      if (write.row().isPresent()) {
        byte[] row = write.row().get();
        target.putInt(key.length).putInt(row.length).put(key).put(row);
      } else {
        target.putInt(key.length).putInt(DELETED).put(key);
      }
    }
  }

  /** Returns the writes, empty if these bytes are not what {@link #encode} makes. */
  static Optional<List<ReplayedWrite>> decode(byte[] payload, int offset, int length) {
    ByteBuffer source = ByteBuffer.wrap(payload, offset, length);
    try {
      int count = source.getInt();
      if (count < 0 || count > source.remaining() / LENGTHS_BYTES) {
        return Optional.empty();
      }
      List<ReplayedWrite> writes = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int keyBytes = source.getInt();
        int rowBytes = source.getInt();
        byte[] key = bytes(source, keyBytes);
        writes.add(
            new ReplayedWrite(
                key,
                rowBytes == DELETED ? Optional.empty() : Optional.of(bytes(source, rowBytes))));
      }
      return source.hasRemaining() ? Optional.empty() : Optional.of(writes);
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(ByteBuffer source, int length) {
    if (length < 0 || length > source.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    source.get(bytes);
    return bytes;
  }
}
