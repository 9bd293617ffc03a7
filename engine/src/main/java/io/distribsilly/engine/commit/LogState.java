package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a log stands: its segments, how far it goes, how far it is synced, and whether it has
 * failed. Thread-safe; nothing here does I/O.
 */
final class LogState {
  private final Path folder;

  /** The oldest first, never none; appends go to the last one. Replaced under this. */
  private volatile List<Segment> segments;

  /** Guarded by this. */
  private long lastSequence;

  /** Guarded by this. */
  private long synced;

  /** The number of the oldest segment that may hold anything not synced. Guarded by this. */
  private long firstUnsynced;

  /** Why nothing can be appended or synced any more. Guarded by this. */
  private Optional<EngineException> failure = Optional.empty();

  /**
   * Where a log stood at one moment.
   *
   * @param last the segment that is appended to
   */
  record Position(long lastSequence, long synced, Segment last) {}

  /**
   * What a sync has to do.
   *
   * @param target the sequence that is synced then
   * @param segments those that must be synced, the oldest first; none if nothing is to do
   */
  record Unsynced(long target, List<Segment> segments) {}

  LogState(Path folder, List<Segment> segments, RecoveredLog recovered) {
    this.folder = folder;
    this.segments = List.copyOf(segments);
    this.lastSequence = recovered.lastSequence();
    this.synced = recovered.synced();
    this.firstUnsynced = segments.get(0).number();
  }

  synchronized Position position() {
    return new Position(lastSequence, synced, segments.get(segments.size() - 1));
  }

  /**
   * @throws EngineException why the log takes nothing any more
   */
  synchronized Position usablePosition() {
    checkUsable();
    return position();
  }

  synchronized void begun(Segment segment) {
    List<Segment> longer = new ArrayList<>(segments);
    longer.add(segment);
    segments = List.copyOf(longer);
  }

  synchronized void appended(int commits) {
    lastSequence += commits;
  }

  /**
   * @throws EngineException why the log cannot be synced any more
   */
  synchronized Unsynced unsynced() {
    checkUsable();
    if (lastSequence == synced) {
      return new Unsynced(synced, List.of());
    }
    return new Unsynced(
        lastSequence, segments.stream().filter(s -> s.number() >= firstUnsynced).toList());
  }

  synchronized void synced(Unsynced done) {
    synced = done.target();
    firstUnsynced = done.segments().get(done.segments().size() - 1).number();
  }

  /** Removes and returns the segments that hold nothing after a sequence, but never the last. */
  synchronized List<Segment> removeUpTo(long sequence) {
    int old = 0;
    while (old < segments.size() - 1 && segments.get(old + 1).firstSequence() <= sequence + 1) {
      old++;
    }
    List<Segment> removed = segments.subList(0, old);
    segments = List.copyOf(segments.subList(old, segments.size()));
    return removed;
  }

  /** Returns the segments, the oldest first. Does not block. */
  List<Segment> segments() {
    return segments;
  }

  synchronized boolean isUsable() {
    return failure.isEmpty();
  }

  private void checkUsable() {
    if (failure.isPresent()) {
      throw OwnThreads.asEngineException(failure.get());
    }
  }

  /** Refuses everything from now on; returns the error to throw. */
  synchronized EngineException fail(Throwable cause) {
    refuse(
        new EngineException(
            ErrorCode.IO_ERROR,
            "commit log %s failed (%s): which of its last commits are safe is not known; close the database and open it again"
                .formatted(folder, cause.getMessage()),
            cause));
    return failure.get();
  }

  synchronized void close() {
    refuse(
        new EngineException(
            ErrorCode.CONNECTION_CLOSED, "commit log %s is closed".formatted(folder)));
  }

  private void refuse(EngineException why) {
    if (failure.isEmpty()) {
      failure = Optional.of(why);
    }
  }
}
