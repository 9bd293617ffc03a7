package io.distribsilly.engine.commit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The head of a log record. Records begin at multiples of 8 bytes; all numbers are big-endian:
 *
 * <pre>
 *  0  length of the payload       4   1 to {@link LogRecord#MAX_PAYLOAD_BYTES}
 *  4  checksum of the head        4   {@link SegmentSeal} of bytes 0 to 3 and 8 to 27
 *  8  sequence                    8   one more than the record before
 * 16  synced                      8   the sequence known to be synced when this was written
 * 24  checksum of the payload     4   CRC32C
 * 28  payload                         {@link WriteCodec}
 *     zeros up to a multiple of 8
 * </pre>
 *
 * <p>A head that holds its checksum was written here, so its length can be believed.
 */
record RecordHeader(int payloadBytes, long sequence, long synced, int payloadChecksum) {
  static final int BYTES = 28;
  static final int ALIGNMENT = 8;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Returns how many bytes a record with such a payload takes, padding included. */
  static int recordBytes(int payloadBytes) {
    return (BYTES + payloadBytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  int recordBytes() {
    return recordBytes(payloadBytes);
  }

  void write(byte[] target, SegmentSeal seal) {
    INT.set(target, 0, payloadBytes);
    LONG.set(target, 8, sequence);
    LONG.set(target, 16, synced);
    INT.set(target, 24, payloadChecksum);
    INT.set(target, 4, seal.of(target, 0, 4, 8, 20));
  }

  /** Returns the sequence that stands there, be it a head or not. */
  static long sequenceAt(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset + 8);
  }

  /** Returns the head that starts at an offset, empty if there is none. */
  static Optional<RecordHeader> read(byte[] bytes, int offset, SegmentSeal seal) {
    int payloadBytes = (int) INT.get(bytes, offset);
    if (payloadBytes <= 0
        || payloadBytes > LogRecord.MAX_PAYLOAD_BYTES
        || (int) INT.get(bytes, offset + 4) != seal.of(bytes, offset, 4, offset + 8, 20)) {
      return Optional.empty();
    }
    return Optional.of(
        new RecordHeader(
            payloadBytes,
            sequenceAt(bytes, offset),
            (long) LONG.get(bytes, offset + 16),
            (int) INT.get(bytes, offset + 24)));
  }
}
