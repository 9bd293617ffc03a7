package io.distribsilly.engine.codec;

import io.distribsilly.engine.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * DECIMAL inside a key: the unscaled number at the column's scale, its length before its digits.
 *
 * <pre>
 *   0                     80
 *   1 to 126 bytes        80+n  magnitude (n bytes, big-endian, the first not 0)
 *   127 bytes and more    FF    n (2 bytes)  magnitude
 *   below 0               all bytes of the magnitude's form inverted: 7F-n or 00 first
 * </pre>
 */
final class KeyDecimal {
  private static final int ZERO = 0x80;
  private static final int LONG_FORM = 0xFF;
  private static final int MAX_SHORT_LENGTH = 126;

  private KeyDecimal() {}

  static void write(ByteWriter writer, BigDecimal value, CodecColumn column) {
    BigInteger unscaled = unscaled(value, column);
    if (unscaled.bitLength() < Long.SIZE) {
      writeLong(writer, unscaled.longValue());
    } else {
      writeBig(writer, unscaled);
    }
  }

  /**
   * Returns the value's digits at the column's scale.
   *
   * @throws io.distribsilly.engine.EngineException with NUMERIC_OUT_OF_RANGE if the column has too
   *     few digits for it
   */
  static BigInteger unscaled(BigDecimal value, CodecColumn column) {
    if (value.signum() == 0) {
      return BigInteger.ZERO;
    }
    int scale = column.scale();
    boolean fits =
        (long) value.precision() - value.scale() <= column.precision() - scale
            && (value.scale() <= scale || value.stripTrailingZeros().scale() <= scale);
    if (!fits) {
      throw column.error(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "cannot hold %s: it has %d digits, of which %d after the point"
              .formatted(value, column.precision(), scale));
    }
    return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
  }

  private static void writeLong(ByteWriter writer, long value) {
    int sign = value < 0 ? -1 : 0;
    long magnitude = Math.abs(value); // Long.MIN_VALUE stays as it is: right when read as unsigned
    int length = (Long.SIZE - Long.numberOfLeadingZeros(magnitude) + 7) / 8;
    writer.writeByte(ZERO + length ^ sign);
    writer.writeLowBytes(magnitude ^ sign, length);
  }

  private static void writeBig(ByteWriter writer, BigInteger value) {
    int sign = value.signum() < 0 ? 0xFF : 0;
    byte[] magnitude = value.abs().toByteArray();
    int start = magnitude[0] == 0 ? 1 : 0;
    int length = magnitude.length - start;
    if (length <= MAX_SHORT_LENGTH) {
      writer.writeByte(ZERO + length ^ sign);
    } else {
      writer.writeByte(LONG_FORM ^ sign);
      writer.writeByte(length >> 8 ^ sign);
      writer.writeByte(length ^ sign);
    }
    for (int i = start; i < magnitude.length; i++) {
      writer.writeByte(magnitude[i] ^ sign);
    }
  }

  static BigDecimal read(ByteReader reader, CodecColumn column) {
    int first = reader.readByte();
    int sign = first < ZERO ? 0xFF : 0;
    int length = readLength(reader, first, sign);
    if (length == 0) {
      return BigDecimal.valueOf(0, column.scale());
    }
    byte[] magnitude = reader.readBytes(length);
    for (int i = 0; i < length; i++) {
      magnitude[i] ^= (byte) sign;
    }
    if (magnitude[0] == 0) {
      throw reader.corrupt("a decimal starts with 0");
    }
    return new BigDecimal(new BigInteger(sign == 0 ? 1 : -1, magnitude), column.scale());
  }

  /** Steps over a decimal without looking at its digits. */
  static void skip(ByteReader reader) {
    int first = reader.readByte();
    reader.skip(readLength(reader, first, first < ZERO ? 0xFF : 0));
  }

  private static int readLength(ByteReader reader, int first, int sign) {
    int header = first ^ sign;
    if (header == ZERO && sign != 0) {
      throw reader.corrupt("a decimal is a negative 0");
    }
    if (header != LONG_FORM) {
      return header - ZERO;
    }
    int length = (reader.readByte() ^ sign) << 8 | (reader.readByte() ^ sign);
    if (length <= MAX_SHORT_LENGTH) {
      throw reader.corrupt("a decimal of %d bytes has the long form".formatted(length));
    }
    return length;
  }
}
