package io.distribsilly.engine.commit;

import java.util.OptionalLong;

/**
 * What was found in a log after the last record that could be read.
 *
 * @param synced the highest sequence that was synced for sure
 * @param sequence the highest sequence of a record whose head could be read, or 0
 */
record LogTraces(long synced, long sequence) {
  static final LogTraces NONE = new LogTraces(0, 0);

  static LogTraces ofHeader(SegmentHeader header) {
    return new LogTraces(header.synced(), 0);
  }

  static LogTraces ofCell(OptionalLong cell) {
    return new LogTraces(cell.orElse(0), 0);
  }

  static LogTraces ofRecord(RecordHeader record) {
    return new LogTraces(record.synced(), record.sequence());
  }

  LogTraces and(LogTraces other) {
    return new LogTraces(Math.max(synced, other.synced), Math.max(sequence, other.sequence));
  }

  boolean hasRecords() {
    return sequence > 0;
  }

  /**
   * Returns whether a record that is missing was on the device once, so that this is damage and not
   * the end of what was written before a crash. It is none if it, and all that may have come after
   * it, is in the checkpoint.
   */
  boolean proveLossOf(long missing, long checkpointSequence) {
    return synced >= missing && Math.max(synced, sequence) > checkpointSequence;
  }
}
