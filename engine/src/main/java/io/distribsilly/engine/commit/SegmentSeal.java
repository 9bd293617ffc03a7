package io.distribsilly.engine.commit;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Computes checksums that hold in one segment of one database only: CRC32C over the database's id,
 * the segment's number and then the bytes. So what a recycled file still holds of its earlier life
 * never counts. Not thread-safe.
 */
final class SegmentSeal {
  private static final int SEED_BYTES = 24;
  private static final int MAX_BYTES = 32;

  private final byte[] scratch = new byte[SEED_BYTES + MAX_BYTES];
  private final CRC32C crc = new CRC32C();

  SegmentSeal(UUID databaseId, long segmentNumber) {
    ByteBuffer.wrap(scratch)
        .putLong(databaseId.getMostSignificantBits())
        .putLong(databaseId.getLeastSignificantBits())
        .putLong(segmentNumber);
  }

  /** Returns the checksum of two ranges of an array, one after the other; 32 bytes at most. */
  int of(byte[] bytes, int first, int firstLength, int second, int secondLength) {
    System.arraycopy(bytes, first, scratch, SEED_BYTES, firstLength);
    System.arraycopy(bytes, second, scratch, SEED_BYTES + firstLength, secondLength);
    crc.reset();
    crc.update(scratch, 0, SEED_BYTES + firstLength + secondLength);
    return (int) crc.getValue();
  }
}
