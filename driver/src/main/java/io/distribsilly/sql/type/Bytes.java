package io.distribsilly.sql.type;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Conversions to BINARY, VARBINARY and UUID. */
final class Bytes {
  private static final int UUID_BYTES = 16;
  private static final int UUID_CHARACTERS = 36;

  private Bytes() {}

  static byte[] toVarbinary(Conversion conversion, Object value) {
    byte[] bytes = of(conversion, value);
    int limit = conversion.type().precision();
    return bytes.length <= limit ? bytes : cut(conversion, value, bytes, limit);
  }

  static byte[] toBinary(Conversion conversion, Object value) {
    byte[] bytes = of(conversion, value);
    int length = conversion.type().precision();
    return bytes.length > length
        ? cut(conversion, value, bytes, length)
        : bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
  }

  static UUID toUuid(Conversion conversion, Object value) {
    if (value instanceof UUID uuid) {
      return uuid;
    }
    if (value instanceof byte[] bytes && bytes.length == UUID_BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
    if (value instanceof String text) {
      return parseUuid(conversion, text);
    }
    throw conversion.invalid(value);
  }

  /** Java also reads groups that are too short, so the length is checked first. */
  private static UUID parseUuid(Conversion conversion, String text) {
    String digits = text.strip();
    if (digits.length() == UUID_CHARACTERS) {
      try {
        return UUID.fromString(digits);
      } catch (IllegalArgumentException e) {
        throw conversion.invalid(text);
      }
    }
    throw conversion.invalid(text);
  }

  static byte[] of(Conversion conversion, Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof UUID uuid) {
      return ByteBuffer.allocate(UUID_BYTES)
          .putLong(uuid.getMostSignificantBits())
          .putLong(uuid.getLeastSignificantBits())
          .array();
    }
    throw conversion.invalid(value);
  }

  private static byte[] cut(Conversion conversion, Object value, byte[] bytes, int length) {
    if (!conversion.cuts()) {
      throw conversion.tooLong(Texts.describe(value), bytes.length);
    }
    return Arrays.copyOf(bytes, length);
  }
}
