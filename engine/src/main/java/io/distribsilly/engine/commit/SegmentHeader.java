package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;

/**
 * How a segment of the log begins. Written and synced before the file gets its name, and never
 * again; all numbers are big-endian:
 *
 * <pre>
 *    0  "DSILLOG" and a zero   8
 *    8  version                4
 *   12  database id           16
 *   28  segment number         8   one more than the segment before
 *   36  first sequence         8   of the first record here; the segment before ends before it
 *   44  synced                 8   the sequence known to be synced when this was written
 *   52  length of the file     8
 *   60  CRC32C of the above    4
 *       zeros
 * 4096  {@link SyncedCell}
 *       zeros
 * 8192  records, see {@link RecordHeader}
 *       zeros, or what a recycled file held before
 * </pre>
 */
record SegmentHeader(UUID databaseId, long number, long firstSequence, long synced, long length) {
  /** Where the cell is: in a block of its own, so that writing it puts nothing else at risk. */
  static final int CELL_POSITION = 4096;

  /** Where the first record is. */
  static final int RECORDS_POSITION = 8192;

  static final int VERSION = 1;

  private static final byte[] MAGIC = "DSILLOG\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKSUM_POSITION = 60;
  static final int BYTES = CHECKSUM_POSITION + Integer.BYTES;

  /** Returns everything before the first record. */
  byte[] toBytes() {
    byte[] bytes = new byte[RECORDS_POSITION];
    ByteBuffer target = ByteBuffer.wrap(bytes).put(MAGIC).putInt(VERSION);
    target.putLong(databaseId.getMostSignificantBits());
    target.putLong(databaseId.getLeastSignificantBits());
    target.putLong(number).putLong(firstSequence).putLong(synced).putLong(length);
    target.putInt(LogRecord.checksum(bytes, 0, CHECKSUM_POSITION));
    return bytes;
  }

  /**
   * Reads the header of a file.
   *
   * @param length how many of the bytes there are
   * @throws EngineException with CORRUPTION if it is no header, CONNECTION_REJECTED if newer
   *     software wrote it
   */
  static SegmentHeader read(byte[] bytes, int length, Path file) {
    if (length < BYTES || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw LogDamage.at(file, 0, "it does not begin as a segment of a commit log");
    }
    ByteBuffer source = ByteBuffer.wrap(bytes, MAGIC.length, BYTES - MAGIC.length);
    int version = source.getInt();
    UUID databaseId = new UUID(source.getLong(), source.getLong());
    SegmentHeader header =
        new SegmentHeader(
            databaseId, source.getLong(), source.getLong(), source.getLong(), source.getLong());
    if (source.getInt() != LogRecord.checksum(bytes, 0, CHECKSUM_POSITION)) {
      throw LogDamage.at(file, 0, "the checksum of its header is wrong");
    }
    if (version > VERSION) {
      throw new EngineException(
          ErrorCode.CONNECTION_REJECTED,
          "commit log file %s has format %d; this version of Distribsilly reads up to %d: use a newer one"
              .formatted(file, version, VERSION));
    }
    return header;
  }
}
