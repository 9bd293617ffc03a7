package io.distribsilly.examples.quickstart;

import java.time.Duration;
import java.util.Locale;

/** How figures are written for people. */
final class Figures {
  private Figures() {}

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String bytes(long value) {
    if (value < 1_000) {
      return value + " B";
    }
    return value < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", value / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", value / 1e6);
  }

  static String duration(Duration value) {
    double millis = value.toNanos() / 1e6;
    if (millis < 1) {
      return String.format(Locale.ROOT, "%.0f µs", millis * 1e3);
    }
    return millis < 1_000
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : String.format(Locale.ROOT, "%.2f s", millis / 1e3);
  }
}
