package io.distribsilly.engine.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/**
 * One value inside a row, without its length:
 *
 * <pre>
 *   BOOLEAN                    as a number: 0 false, 1 true
 *   TINYINT to BIGINT          number
 *   REAL, DOUBLE               4, 8 bytes, IEEE 754 big-endian, -0.0 kept, NaN as in Java
 *   DECIMAL                    number: the unscaled value at the column's scale
 *   CHAR, VARCHAR              {@link RowText}: UTF-8
 *   BINARY, VARBINARY          as they are
 *   DATE                       number: days since 1970-01-01
 *   TIME                       number: milliseconds since midnight
 *   TIMESTAMP                  number: milliseconds since 1970-01-01T00:00
 *   TIMESTAMP WITH TIME ZONE   number: milliseconds since 1970-01-01T00:00Z
 *   UUID                       16 bytes
 *
 *   number                     two's complement, big-endian, as few bytes as hold it; 0 has none
 * </pre>
 */
final class RowValue {
  private RowValue() {}

  /** Returns a lower bound of the encoded length, its guess for values of no fixed length. */
  static int minLength(Object value) {
    if (value instanceof String string) {
      return string.length();
    }
    return value instanceof byte[] bytes ? bytes.length : 0;
  }

  static void write(ByteWriter writer, CodecColumn column, Object value) {
    switch (column.type()) {
      case BOOLEAN -> writeNumber(writer, (Boolean) value ? 1 : 0);
      case TINYINT -> writeNumber(writer, (Byte) value);
      case SMALLINT -> writeNumber(writer, (Short) value);
      case INTEGER -> writeNumber(writer, (Integer) value);
      case BIGINT -> writeNumber(writer, (Long) value);
      case DECIMAL -> writeNumber(writer, KeyDecimal.unscaled((BigDecimal) value, column));
      case REAL -> {
        writer.writeByte(Float.BYTES);
        writer.writeInt(Float.floatToIntBits((Float) value));
      }
      case DOUBLE -> {
        writer.writeByte(Double.BYTES);
        writer.writeLong(Double.doubleToLongBits((Double) value));
      }
      case CHAR, VARCHAR -> RowText.write(writer, (String) value);
      case BINARY, VARBINARY -> {
        writer.writeVarint(((byte[]) value).length);
        writer.writeBytes((byte[]) value);
      }
      case DATE -> writeNumber(writer, EpochTime.ofDate((LocalDate) value, column));
      case TIME -> writeNumber(writer, EpochTime.ofTime((LocalTime) value, column));
      case TIMESTAMP -> writeNumber(writer, EpochTime.ofTimestamp((LocalDateTime) value, column));
      case TIMESTAMP_WITH_TIME_ZONE ->
          writeNumber(writer, EpochTime.ofInstant((Instant) value, column));
      case UUID -> {
        writer.writeByte(16);
        writer.writeLong(((UUID) value).getMostSignificantBits());
        writer.writeLong(((UUID) value).getLeastSignificantBits());
      }
    }
  }

  /** Reads a value of {@code length} bytes, all of which it takes. */
  static Object read(ByteReader reader, CodecColumn column, int length) {
    return switch (column.type()) {
      case BOOLEAN -> readNumber(reader, length, 0, 1) == 1;
      case TINYINT -> (byte) readNumber(reader, length, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SMALLINT -> (short) readNumber(reader, length, Short.MIN_VALUE, Short.MAX_VALUE);
      case INTEGER -> (int) readNumber(reader, length, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT -> reader.readSigned(length);
      case DECIMAL -> readDecimal(reader, length, column.scale());
      case REAL -> {
        expectLength(reader, length, Float.BYTES);
        yield Float.intBitsToFloat(reader.readInt());
      }
      case DOUBLE -> {
        expectLength(reader, length, Double.BYTES);
        yield Double.longBitsToDouble(reader.readLong());
      }
      case CHAR, VARCHAR -> RowText.read(reader, length);
      case BINARY, VARBINARY -> reader.readBytes(length);
      case DATE -> EpochTime.toDate(reader.readSigned(length), reader);
      case TIME -> EpochTime.toTime(reader.readSigned(length), reader);
      case TIMESTAMP -> EpochTime.toTimestamp(reader.readSigned(length), reader);
      case TIMESTAMP_WITH_TIME_ZONE -> EpochTime.toInstant(reader.readSigned(length), reader);
      case UUID -> {
        expectLength(reader, length, 16);
        yield new UUID(reader.readLong(), reader.readLong());
      }
    };
  }

  private static void writeNumber(ByteWriter writer, long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
    int length = value == 0 ? 0 : bits / 8 + 1;
    writer.writeByte(length);
    writer.writeLowBytes(value, length);
  }

  private static void writeNumber(ByteWriter writer, BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      writeNumber(writer, value.longValue());
    } else {
      byte[] bytes = value.toByteArray();
      writer.writeVarint(bytes.length);
      writer.writeBytes(bytes);
    }
  }

  private static long readNumber(ByteReader reader, int length, long min, long max) {
    long value = reader.readSigned(length);
    if (value < min || value > max) {
      throw reader.corrupt("%d is not from %d to %d".formatted(value, min, max));
    }
    return value;
  }

  private static BigDecimal readDecimal(ByteReader reader, int length, int scale) {
    if (length <= Long.BYTES) {
      return BigDecimal.valueOf(reader.readSigned(length), scale);
    }
    int start = reader.skip(length);
    return new BigDecimal(new BigInteger(reader.bytes(), start, length), scale);
  }

  private static void expectLength(ByteReader reader, int length, int expected) {
    if (length != expected) {
      throw reader.corrupt("a value has %d bytes, not %d".formatted(length, expected));
    }
  }
}
