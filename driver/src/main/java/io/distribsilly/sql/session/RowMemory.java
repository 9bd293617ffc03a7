package io.distribsilly.sql.session;

import java.math.BigDecimal;

/** How much memory rows take that are kept, about. */
public final class RowMemory {
  /** How many bytes those of one result may take: a quarter of the heap. */
  public static final long MAX = Runtime.getRuntime().maxMemory() / 4;

  private RowMemory() {}

  /** Returns about how many bytes of memory a row takes. */
  public static long of(Object[] row) {
    long bytes = 32;
    for (Object value : row) {
      bytes += 8 + of(value);
    }
    return bytes;
  }

  private static long of(Object value) {
    if (value instanceof String text) {
      return 48 + 2L * text.length();
    }
    if (value instanceof byte[] bytes) {
      return 16 + (long) bytes.length;
    }
    if (value instanceof BigDecimal number) {
      return 64 + number.precision() / 2;
    }
    return value == null ? 0 : 32;
  }
}
