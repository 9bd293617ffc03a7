package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What recovery found of a log.
 *
 * @param obsolete segments from before the checkpoint, the oldest first
 * @param parts the segments that make up the log, the oldest first
 * @param discarded segments after the end of the log: records before them are missing, which were
 *     never synced
 * @param lastSequence of the newest commit, in the log or in the checkpoint
 * @param synced the sequence known to be synced
 * @param appendable whether records may be appended to the last part; otherwise a new one is begun
 * @param damage why the log could not be read further
 */
record RecoveredLog(
    List<Path> obsolete,
    List<Part> parts,
    List<Path> discarded,
    long lastSequence,
    long synced,
    boolean appendable,
    Optional<EngineException> damage) {
  /**
   * A segment.
   *
   * @param end where its last record ends
   */
  record Part(Path path, SegmentHeader header, long end) {}

  RecoveredLog {
    obsolete = List.copyOf(obsolete);
    parts = List.copyOf(parts);
    discarded = List.copyOf(discarded);
  }
}
