package io.distribsilly.engine.codec;

/**
 * Strings and byte strings inside a key: escaped so that byte 0 never occurs, then ended by it.
 *
 * <pre>
 *   unit              bytes
 *   0                 01 01
 *   1                 01 02
 *   2    ..   7F      as it is
 *   80   ..  7FF      C2..DF 80..BF            (byte strings: 80..FF as they are)
 *   800  .. FFFF      E0..EF 80..BF 80..BF
 *   end               00
 * </pre>
 *
 * A unit of a string is a UTF-16 code unit, so the order is that of {@link String#compareTo} and
 * unpaired surrogates survive; from 2 on it is CESU-8 (Unicode Technical Report 26). A unit of a
 * byte string is an unsigned byte.
 */
final class KeyBytes {
  private static final int END = 0;
  private static final int ESCAPE = 1;

  private KeyBytes() {}

  static void writeString(ByteWriter writer, String value) {
    int length = value.length();
    byte[] target = writer.reserve(length + 1);
    int size = writer.size();
    for (int i = 0; i < length; i++) {
      char unit = value.charAt(i);
      if (unit <= ESCAPE || unit > 0x7F) {
        writer.advanceTo(size);
        writeUnits(writer, value, i);
        return;
      }
      target[size++] = (byte) unit;
    }
    target[size++] = END;
    writer.advanceTo(size);
  }

  /** Writes the code units from {@code start} on, of any kind, and the end. */
  private static void writeUnits(ByteWriter writer, String value, int start) {
    int length = value.length();
    for (int i = start; i < length; i++) {
      byte[] target = writer.reserve(length - i + 3);
      int size = writer.size();
      char unit = value.charAt(i);
      if (unit <= ESCAPE) {
        target[size++] = ESCAPE;
        target[size++] = (byte) (unit + 1);
      } else if (unit <= 0x7F) {
        target[size++] = (byte) unit;
      } else if (unit <= 0x7FF) {
        target[size++] = (byte) (0xC0 | (unit >> 6));
        target[size++] = (byte) (0x80 | (unit & 0x3F));
      } else {
        target[size++] = (byte) (0xE0 | (unit >> 12));
        target[size++] = (byte) (0x80 | ((unit >> 6) & 0x3F));
        target[size++] = (byte) (0x80 | (unit & 0x3F));
      }
      writer.advanceTo(size);
    }
    writer.writeByte(END);
  }

  static String readString(ByteReader reader) {
    int end = findEnd(reader);
    char[] units = new char[end - reader.position()];
    int length = 0;
    while (reader.position() < end) {
      int first = reader.readByte();
      units[length++] = (char) (first > ESCAPE && first <= 0x7F ? first : readUnit(reader, first));
    }
    reader.moveTo(end + 1);
    return new String(units, 0, length);
  }

  private static int readUnit(ByteReader reader, int first) {
    if (first == ESCAPE) {
      return readEscaped(reader);
    }
    if (first >= 0xC2 && first <= 0xDF) {
      return ((first & 0x1F) << 6) | readContinuation(reader);
    }
    if (first >= 0xE0 && first <= 0xEF) {
      int unit = ((first & 0xF) << 12) | (readContinuation(reader) << 6) | readContinuation(reader);
      if (unit > 0x7FF) {
        return unit;
      }
    }
    throw reader.corrupt("byte %02X starts no character".formatted(first));
  }

  private static int readContinuation(ByteReader reader) {
    int next = reader.readByte();
    if ((next & 0xC0) != 0x80) {
      throw reader.corrupt("byte %02X is inside a character".formatted(next));
    }
    return next & 0x3F;
  }

  private static int readEscaped(ByteReader reader) {
    int next = reader.readByte();
    if (next != 1 && next != 2) {
      throw reader.corrupt("byte %02X follows an escape".formatted(next));
    }
    return next - 1;
  }

  static void writeBytes(ByteWriter writer, byte[] value) {
    byte[] target = writer.reserve(value.length + 1);
    int size = writer.size();
    for (int i = 0; i < value.length; i++) {
      byte unit = value[i];
      if (unit == 0 || unit == ESCAPE) {
        writer.advanceTo(size);
        target = writer.reserve(value.length - i + 2);
        target[size++] = ESCAPE;
        target[size++] = (byte) (unit + 1);
      } else {
        target[size++] = unit;
      }
    }
    target[size++] = END;
    writer.advanceTo(size);
  }

  static byte[] readBytes(ByteReader reader) {
    int end = findEnd(reader);
    ByteWriter value = new ByteWriter(end - reader.position());
    while (reader.position() < end) {
      int next = reader.readByte();
      value.writeByte(next == ESCAPE ? readEscaped(reader) : next);
    }
    reader.moveTo(end + 1);
    return value.toBytes();
  }

  /** Steps over a string or byte string without looking into it. */
  static void skip(ByteReader reader) {
    reader.moveTo(findEnd(reader) + 1);
  }

  private static int findEnd(ByteReader reader) {
    byte[] bytes = reader.bytes();
    for (int i = reader.position(); i < bytes.length; i++) {
      if (bytes[i] == END) {
        return i;
      }
    }
    throw reader.corrupt("a string has no end");
  }
}
