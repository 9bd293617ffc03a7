package io.distribsilly.engine.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Strings inside a row: UTF-8, in which an unpaired surrogate is three bytes like any other code
 * unit of its size (WTF-8, https://simonsapin.github.io/wtf-8/), so that every Java string
 * survives.
 */
final class RowText {
  private static final char REPLACEMENT = '\uFFFD';

  private RowText() {}

  /** Writes the length in bytes, then the bytes. */
  static void write(ByteWriter writer, String value) {
    int length = value.length();
    int expectedPrefix = ByteWriter.varintLength(length);
    int start = writer.size();
    writer.reserve(expectedPrefix + length);
    writer.advanceTo(start + expectedPrefix);
    int ascii = writeAscii(writer, value);
    if (ascii < length) {
      writeOther(writer, value, ascii);
    }
    int byteLength = writer.size() - start - expectedPrefix;
    int prefix = ByteWriter.varintLength(byteLength);
    if (prefix != expectedPrefix) {
      byte[] bytes = writer.reserve(prefix - expectedPrefix);
      System.arraycopy(bytes, start + expectedPrefix, bytes, start + prefix, byteLength);
    }
    writer.advanceTo(start);
    writer.writeVarint(byteLength);
    writer.advanceTo(start + prefix + byteLength);
  }

  /** Writes what comes before the first character above 7F and returns how much that is. */
  private static int writeAscii(ByteWriter writer, String value) {
    int length = value.length();
    byte[] target = writer.reserve(length);
    int size = writer.size();
    int i = 0;
    while (i < length && value.charAt(i) <= 0x7F) {
      target[size + i] = (byte) value.charAt(i);
      i++;
    }
    writer.advanceTo(size + i);
    return i;
  }

  private static void writeOther(ByteWriter writer, String value, int start) {
    int length = value.length();
    int i = start;
    while (i < length) {
      byte[] target = writer.reserve(length - i + 4);
      int size = writer.size();
      int point = value.codePointAt(i);
      if (point <= 0x7F) {
        target[size++] = (byte) point;
      } else if (point <= 0x7FF) {
        target[size++] = (byte) (0xC0 | (point >> 6));
        target[size++] = (byte) (0x80 | (point & 0x3F));
      } else {
        if (point <= 0xFFFF) {
          target[size++] = (byte) (0xE0 | (point >> 12));
        } else {
          target[size++] = (byte) (0xF0 | (point >> 18));
          target[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        }
        target[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        target[size++] = (byte) (0x80 | (point & 0x3F));
      }
      writer.advanceTo(size);
      i += Character.charCount(point);
    }
  }

  /** Reads the {@code length} bytes of a string. */
  static String read(ByteReader reader, int length) {
    int start = reader.skip(length);
    String value = new String(reader.bytes(), start, length, UTF_8);
    // What the JDK cannot decode it replaces; that is an unpaired surrogate or damage.
    return value.indexOf(REPLACEMENT) < 0 ? value : readStrictly(reader, start, length);
  }

  private static String readStrictly(ByteReader reader, int start, int length) {
    reader.moveTo(start);
    int end = start + length;
    StringBuilder value = new StringBuilder(length);
    while (reader.position() < end) {
      value.appendCodePoint(readPoint(reader));
    }
    if (reader.position() != end) {
      throw reader.corrupt("a character exceeds its string");
    }
    return value.toString();
  }

  private static int readPoint(ByteReader reader) {
    int first = reader.readByte();
    if (first <= 0x7F) {
      return first;
    }
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    int point = first & (0x3F >> more);
    for (int i = 0; i < more; i++) {
      int next = reader.readByte();
      if ((next & 0xC0) != 0x80) {
        throw reader.corrupt("byte %02X is inside a character".formatted(next));
      }
      point = (point << 6) | (next & 0x3F);
    }
    int min = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
    if (first < 0xC2 || first > 0xF4 || point < min || point > Character.MAX_CODE_POINT) {
      throw reader.corrupt("byte %02X starts no character".formatted(first));
    }
    return point;
  }
}
