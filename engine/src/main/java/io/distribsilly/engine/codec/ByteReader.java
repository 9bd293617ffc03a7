package io.distribsilly.engine.codec;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote. Whatever the bytes are, it reads none beyond the end and
 * throws nothing but an {@link EngineException} with CORRUPTION. Not thread-safe.
 */
final class ByteReader {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final String what;
  private int position;

  /**
   * @param what names the bytes in error messages, for example {@code row of table "KV"}
   */
  ByteReader(byte[] bytes, String what) {
    this.bytes = bytes;
    this.what = what;
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  /** Moves to a position that the caller knows to be within the bytes. */
  void moveTo(int newPosition) {
    position = newPosition;
  }

  /**
   * Steps over {@code count} bytes, of which there must be so many, and returns where they start.
   */
  int skip(int count) {
    if (count < 0 || count > bytes.length - position) {
      throw corrupt("%d bytes are missing".formatted((long) count + position - bytes.length));
    }
    int start = position;
    position += count;
    return start;
  }

  /** Returns the next byte, from 0 to 255. */
  int readByte() {
    return bytes[skip(1)] & 0xFF;
  }

  int readShort() {
    int start = skip(2);
    return (short) ((bytes[start] << 8) | (bytes[start + 1] & 0xFF));
  }

  int readInt() {
    return (int) INT.get(bytes, skip(4));
  }

  long readLong() {
    return (long) LONG.get(bytes, skip(8));
  }

  /** Reads a signed number of {@code count} bytes, the highest first; none at all is 0. */
  long readSigned(int count) {
    if (count > Long.BYTES) {
      throw corrupt("a number has %d bytes".formatted(count));
    }
    int start = skip(count);
    long value = count > 0 ? bytes[start] : 0;
    for (int i = 1; i < count; i++) {
      value = (value << 8) | (bytes[start + i] & 0xFF);
    }
    return value;
  }

  byte[] readBytes(int count) {
    int start = skip(count);
    return Arrays.copyOfRange(bytes, start, start + count);
  }

  /** Reads what {@link ByteWriter#writeVarint} wrote. */
  int readVarint() {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7F) << shift;
      if (next <= 0x7F) {
        if (value > Integer.MAX_VALUE) {
          break;
        }
        return (int) value;
      }
    }
    throw corrupt("a length is out of range");
  }

  /** Checks that nothing is left. */
  void expectEnd() {
    if (position != bytes.length) {
      throw corrupt("%d bytes are left over".formatted(bytes.length - position));
    }
  }

  /** Returns the exception for bytes that nobody can have written. */
  EngineException corrupt(String why) {
    return new EngineException(
        ErrorCode.CORRUPTION,
        "%s is damaged at byte %d of %d: %s; restore it from a backup"
            .formatted(what, position, bytes.length, why));
  }
}
