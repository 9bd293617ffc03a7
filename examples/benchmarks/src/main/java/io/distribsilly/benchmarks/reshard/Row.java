package io.distribsilly.benchmarks.reshard;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * What a value says of itself: its first 8 bytes are the row's id, the next 8 how often it was
 * written; the others are random.
 */
record Row(long id, long version) {
  static final int HEAD_BYTES = 2 * Long.BYTES;

  static Row of(byte[] value) {
    ByteBuffer head = ByteBuffer.wrap(value);
    return new Row(head.getLong(), head.getLong());
  }

  byte[] value(int bytes, SplittableRandom random) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    ByteBuffer.wrap(value).putLong(id).putLong(version);
    return value;
  }
}
