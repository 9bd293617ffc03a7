package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One commit as it goes into the log. Encoded on the committing thread, before its turn comes; what
 * depends on the turn is filled in by {@link #seal}. Not thread-safe.
 */
final class LogRecord {
  /** The largest commit: what its writes may take when they are encoded. */
  static final int MAX_PAYLOAD_BYTES = 256 << 20;

  private final byte[] bytes;
  private final int payloadBytes;
  private final int payloadChecksum;

  private LogRecord(byte[] bytes, int payloadBytes, int payloadChecksum) {
    this.bytes = bytes;
    this.payloadBytes = payloadBytes;
    this.payloadChecksum = payloadChecksum;
  }

  /**
   * Encodes the writes of a commit.
   *
   * @throws EngineException with LIMIT_EXCEEDED if they are too large for one commit
   */
  static LogRecord of(List<? extends LoggedWrite> writes) {
    long payloadBytes = WriteCodec.encodedBytes(writes);
    if (payloadBytes > MAX_PAYLOAD_BYTES) {
      throw new EngineException(
          ErrorCode.LIMIT_EXCEEDED,
          "a commit of %d writes takes %d bytes; the limit is %d: commit in smaller parts"
              .formatted(writes.size(), payloadBytes, MAX_PAYLOAD_BYTES));
    }
    int length = (int) payloadBytes;
    byte[] bytes = new byte[RecordHeader.recordBytes(length)];
    WriteCodec.encode(writes, ByteBuffer.wrap(bytes, RecordHeader.BYTES, length));
    return new LogRecord(bytes, length, checksum(bytes, RecordHeader.BYTES, length));
  }

  static int checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  /** Makes it the record with this sequence in the segment of the seal. */
  void seal(SegmentSeal seal, long sequence, long synced) {
    new RecordHeader(payloadBytes, sequence, synced, payloadChecksum).write(bytes, seal);
  }

  /** Returns the record, padding included; complete once it is sealed. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }
}
