package io.distribsilly.benchmarks.jdbc;

import java.util.SplittableRandom;

/** Values of 100 characters that hardly compress. Immutable, the same ones every time. */
final class RowValues {
  private static final int LENGTH = 100;
  private static final int COUNT = 8_192;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final String[] values = new String[COUNT];

  RowValues() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < COUNT; i++) {
      StringBuilder value = new StringBuilder(LENGTH);
      for (int j = 0; j < LENGTH; j++) {
        value.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      values[i] = value.toString();
    }
  }

  String of(long id) {
    return values[(int) (id % COUNT)];
  }
}
