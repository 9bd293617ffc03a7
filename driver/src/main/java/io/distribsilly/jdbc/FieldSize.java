package io.distribsilly.jdbc;

import java.util.Arrays;

/** Cuts what exceeds {@link java.sql.Statement#setMaxFieldSize}. */
final class FieldSize {
  private FieldSize() {}

  /** Returns the value, or its beginning if it is a text or bytes and longer than that. */
  static Object limit(Object value, int max) {
    if (max > 0 && value instanceof String text && text.length() > max) {
      return text.substring(0, max);
    }
    if (max > 0 && value instanceof byte[] bytes && bytes.length > max) {
      return Arrays.copyOf(bytes, max);
    }
    return value;
  }
}
