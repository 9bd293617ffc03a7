package io.distribsilly.engine.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing array of bytes; numbers are big-endian. Not thread-safe. */
final class ByteWriter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int size;

  ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  /** Makes room for {@code count} more bytes and returns the array to write them into. */
  byte[] reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(size + count, bytes.length * 2));
    }
    return bytes;
  }

  /** Takes bytes that were written into the array of {@link #reserve} as part of the content. */
  void advanceTo(int newSize) {
    size = newSize;
  }

  /** Sets bits of a byte that was written before. */
  void setBits(int position, int bits) {
    bytes[position] |= (byte) bits;
  }

  void writeByte(int value) {
    reserve(1)[size++] = (byte) value;
  }

  void writeShort(int value) {
    byte[] target = reserve(2);
    target[size++] = (byte) (value >> 8);
    target[size++] = (byte) value;
  }

  void writeInt(int value) {
    INT.set(reserve(4), size, value);
    size += 4;
  }

  void writeLong(long value) {
    LONG.set(reserve(8), size, value);
    size += 8;
  }

  /** Writes the low {@code count} bytes of a number, the highest first. */
  void writeLowBytes(long value, int count) {
    byte[] target = reserve(count);
    for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
      target[size++] = (byte) (value >> shift);
    }
  }

  void writeBytes(byte[] value) {
    System.arraycopy(value, 0, reserve(value.length), size, value.length);
    size += value.length;
  }

  /** Writes a number that is not negative in groups of 7 bits, the lowest first (LEB128). */
  void writeVarint(int value) {
    int rest = value;
    while (rest > 0x7F) {
      writeByte(rest | 0x80);
      rest >>>= 7;
    }
    writeByte(rest);
  }

  /** Returns how many bytes {@link #writeVarint} takes. */
  static int varintLength(int value) {
    return value == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(value)) / 7;
  }

  /** Returns the content; without a copy if it fills the array, so write no more after this. */
  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }
}
