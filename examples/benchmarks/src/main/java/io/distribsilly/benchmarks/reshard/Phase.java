package io.distribsilly.benchmarks.reshard;

import java.util.Locale;

/** A part of the run, in their order. */
enum Phase {
  /** Nothing but reads and writes. */
  BEFORE,
  /** From the start of CALL RESHARD until it returns. */
  CALL,
  /** Until moved rows are deleted from their old shards. */
  PURGE,
  /** Nothing but reads and writes again. */
  AFTER;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
