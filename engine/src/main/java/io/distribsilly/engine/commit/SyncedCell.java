package io.distribsilly.engine.commit;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * A note in a segment of how far the log is known to be synced, written now and then, and not
 * synced itself: a proof that a record which cannot be read was there once, in this segment or in
 * the next. All numbers are big-endian:
 *
 * <pre>
 * 0  synced     8   the sequence
 * 8  checksum   4   {@link SegmentSeal} of the sequence
 * </pre>
 */
final class SyncedCell {
  static final int BYTES = 12;

  private SyncedCell() {}

  static byte[] toBytes(long synced, SegmentSeal seal) {
    byte[] bytes = new byte[BYTES];
    ByteBuffer target = ByteBuffer.wrap(bytes).putLong(synced);
    target.putInt(seal.of(bytes, 0, Long.BYTES, 0, 0));
    return bytes;
  }

  /** Returns what the cell says, empty if it was never written, or not completely. */
  static OptionalLong read(byte[] bytes, SegmentSeal seal) {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    long synced = source.getLong();
    return source.getInt() == seal.of(bytes, 0, Long.BYTES, 0, 0)
        ? OptionalLong.of(synced)
        : OptionalLong.empty();
  }
}
