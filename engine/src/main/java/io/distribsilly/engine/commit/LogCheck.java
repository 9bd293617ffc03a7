package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.file.FileFailures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads again what is safe in a log, while it is used. Appends and syncs go on, and so do trims: a
 * segment that is taken out meanwhile is not needed any more, whatever was found in it.
 */
final class LogCheck {
  private final LogState state;
  private final UUID databaseId;

  /** What is read: every commit up to this one was synced before. */
  private final long synced;

  LogCheck(LogState state, UUID databaseId) {
    this.state = state;
    this.databaseId = databaseId;
    this.synced = state.position().synced();
  }

  /** Returns what is wrong, one error a segment at most. */
  List<EngineException> run() {
    List<EngineException> problems = new ArrayList<>();
    List<Segment> segments = state.segments();
    for (int i = 0; i < segments.size(); i++) {
      boolean last = i == segments.size() - 1;
      long next = last ? Long.MAX_VALUE : segments.get(i + 1).firstSequence();
      Optional<EngineException> problem = check(segments.get(i), Math.min(synced, next - 1));
      if (problem.isPresent() && state.segments().contains(segments.get(i))) {
        problems.add(problem.get());
      }
    }
    return problems;
  }

  private Optional<EngineException> check(Segment segment, long lastSequence) {
    try {
      SegmentHeader header = segment.readHeader();
      if (header.number() != segment.number()
          || header.firstSequence() != segment.firstSequence()
          || header.length() != segment.length()
          || !header.databaseId().equals(databaseId)) {
        return Optional.of(
            LogDamage.at(segment.path(), 0, "its header is that of another segment"));
      }
      return check(segment.reader(header), segment.firstSequence(), lastSequence);
    } catch (IOException e) {
      return Optional.of(FileFailures.of(e, "cannot read commit log file " + segment.path()));
    } catch (EngineException e) {
      return Optional.of(e);
    }
  }

  private static Optional<EngineException> check(
      SegmentReader reader, long firstSequence, long lastSequence) throws IOException {
    for (long sequence = firstSequence; sequence <= lastSequence; sequence++) {
      long start = reader.position();
      if (reader.next(sequence).isEmpty() || reader.writes().isEmpty()) {
        return Optional.of(
            LogDamage.at(
                reader.path(),
                start,
                "commit %d cannot be read, and it was safe on disk".formatted(sequence)));
      }
    }
    return reader.truncation();
  }
}
