package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Conversions to and from bytes. */
final class ByteConversions {
  private ByteConversions() {}

  /** Bytes as they are, a UUID as its 16 bytes, texts as UTF-8. */
  static byte[] toBytes(Object value, ColumnType type) {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof UUID uuid) {
      return ByteBuffer.allocate(16)
          .putLong(uuid.getMostSignificantBits())
          .putLong(uuid.getLeastSignificantBits())
          .array();
    }
    throw Conversion.impossible(value, "VARBINARY");
  }

  static UUID toUuid(Object value, ColumnType type) {
    if (value instanceof UUID uuid) {
      return uuid;
    }
    if (value instanceof byte[] bytes && bytes.length == 16) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
    if (value instanceof String text && text.strip().length() == 36) {
      try {
        return UUID.fromString(text.strip());
      } catch (IllegalArgumentException e) {
        throw Conversion.impossible(value, "UUID");
      }
    }
    throw Conversion.impossible(value, "UUID");
  }
}
