package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.FileFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a log after it was closed or after a crash, and changes nothing. A segment ends where the
 * next one begins: its last record is the one before the next one's first sequence. Where a record
 * that should be there cannot be read, it is damage if anything proves that it was synced once;
 * otherwise it was being written at the crash, and the log ends there.
 */
final class LogRecovery {
  private final LogOptions options;
  private final Disk disk;
  private final long checkpointSequence;
  private final LogReplay replay;

  private final List<Path> obsolete = new ArrayList<>();
  private final List<RecoveredLog.Part> parts = new ArrayList<>();

  /** The sequence of the next record. */
  private long expected;

  private long synced;

  LogRecovery(LogOptions options, long checkpointSequence, LogReplay replay) {
    this.options = options;
    this.disk = options.disk();
    this.checkpointSequence = checkpointSequence;
    this.replay = replay;
    this.expected = checkpointSequence + 1;
  }

  /** A file with the name of a segment, and its header or what is wrong with it. */
  private record Found(
      long number, Path path, Optional<SegmentHeader> header, Optional<EngineException> damage) {}

  /** Replays every commit after the checkpoint, as far as the log can be read. */
  RecoveredLog run() {
    try {
      return readAll();
    } catch (IOException e) {
      return damaged(FileFailures.of(e, "cannot read commit log " + options.folder()));
    }
  }

  private RecoveredLog readAll() throws IOException {
    TreeMap<Long, Path> files = list();
    if (files.isEmpty()) {
      return options.mayBeMissing() ? end(List.of(), false) : damaged(missing());
    }
    List<Found> needed = needed(files);
    Optional<SegmentHeader> first = needed.get(0).header();
    if (first.isPresent() && first.get().firstSequence() > expected) {
      return damaged(startsTooLate(needed.get(0), first.get()));
    }
    first.ifPresent(header -> expected = header.firstSequence());
    return read(needed);
  }

  private TreeMap<Long, Path> list() throws IOException {
    TreeMap<Long, Path> files = new TreeMap<>();
    if (Files.isDirectory(options.folder())) {
      try (Stream<Path> entries = Files.list(options.folder())) {
        for (Path file : (Iterable<Path>) entries::iterator) {
          OptionalLong number = SegmentName.number(file, SegmentName.SEGMENT);
          number.ifPresent(found -> files.put(found, file));
        }
      }
    }
    return files;
  }

  /** Returns the newest segments, from the one with the first commit after the checkpoint on. */
  private List<Found> needed(TreeMap<Long, Path> files) throws IOException {
    ArrayDeque<Found> needed = new ArrayDeque<>();
    boolean complete = false;
    for (Map.Entry<Long, Path> file : files.descendingMap().entrySet()) {
      if (complete) {
        obsolete.add(0, file.getValue());
      } else {
        Found found = inspect(file.getKey(), file.getValue());
        needed.addFirst(found);
        complete =
            found.header().map(h -> h.firstSequence() <= checkpointSequence + 1).orElse(false);
      }
    }
    return List.copyOf(needed);
  }

  private Found inspect(long number, Path path) throws IOException {
    try {
      SegmentHeader header = SegmentReader.readHeader(disk, path);
      if (header.number() != number) {
        throw LogDamage.at(path, 0, "it holds segment " + header.number());
      }
      if (!header.databaseId().equals(options.databaseId())) {
        throw LogDamage.at(path, 0, "it belongs to the database " + header.databaseId());
      }
      return new Found(number, path, Optional.of(header), Optional.empty());
    } catch (EngineException e) {
      return new Found(number, path, Optional.empty(), Optional.of(e));
    }
  }

  private RecoveredLog read(List<Found> needed) throws IOException {
    for (int i = 0; i < needed.size(); i++) {
      Found found = needed.get(i);
      List<Found> later = needed.subList(i + 1, needed.size());
      if (found.damage().isPresent()) {
        return damaged(found.damage().get());
      }
      try (SegmentReader reader = open(found)) {
        Optional<EngineException> damage = replay(reader);
        parts.add(new RecoveredLog.Part(found.path(), found.header().get(), reader.position()));
        damage = damage.or(() -> broken(found, later));
        if (damage.isPresent()) {
          return damaged(damage.get());
        }
        if (later.isEmpty() || later.get(0).header().get().firstSequence() != expected) {
          return readEnd(reader, later);
        }
      }
    }
    throw new IllegalStateException("a log that has segments has a last one");
  }

  private SegmentReader open(Found found) throws IOException {
    return new SegmentReader(disk, found.path(), found.header().get());
  }

  /** Replays the commits of a segment; returns what is wrong with one, or with the segment. */
  private Optional<EngineException> replay(SegmentReader reader) throws IOException {
    long start = reader.position();
    Optional<RecordHeader> head = reader.next(expected);
    while (head.isPresent()) {
      if (expected > checkpointSequence) {
        Optional<List<ReplayedWrite>> writes = reader.writes();
        if (writes.isEmpty()) {
          return Optional.of(
              LogDamage.at(reader.path(), start, "commit %d has no writes".formatted(expected)));
        }
        replay.commit(expected, writes.get());
      }
      synced = Math.max(synced, head.get().synced());
      expected++;
      start = reader.position();
      head = reader.next(expected);
    }
    return reader.truncation();
  }

  /** Returns what is wrong with the segments that follow one which was read. */
  private Optional<EngineException> broken(Found read, List<Found> later) {
    long number = read.number();
    for (Found found : later) {
      number++;
      if (found.number() != number) {
        Path missing = SegmentName.segment(options.folder(), number);
        return Optional.of(
            LogDamage.at(missing, 0, "the file is missing, but later ones are there"));
      }
      if (found.damage().isPresent()) {
        return found.damage();
      }
      if (found.header().get().firstSequence() < expected) {
        return Optional.of(
            LogDamage.at(found.path(), 0, "its commits are in the file before it too"));
      }
    }
    return Optional.empty();
  }

  /**
   * Ends where no record follows.
   *
   * @param later segments that would come after what is missing
   */
  private RecoveredLog readEnd(SegmentReader reader, List<Found> later) throws IOException {
    LogTraces traces = reader.search(expected);
    for (Found found : later) {
      try (SegmentReader other = open(found)) {
        traces = traces.and(other.search(expected));
      }
    }
    if (traces.proveLossOf(expected, checkpointSequence)) {
      return damaged(lost(reader, traces));
    }
    synced = Math.max(synced, traces.synced());
    return end(later.stream().map(Found::path).toList(), !traces.hasRecords());
  }

  /**
   * If a power loss took commits that only the checkpoint had synced, the log is behind it, and
   * nothing in it is needed; the commits after the checkpoint go into a new segment.
   *
   * @param appendable whether the last segment holds nothing after its last record
   */
  private RecoveredLog end(List<Path> discarded, boolean appendable) {
    boolean behind = expected <= checkpointSequence;
    return new RecoveredLog(
        obsolete,
        parts,
        discarded,
        Math.max(expected - 1, checkpointSequence),
        behind ? checkpointSequence : Math.min(synced, expected - 1),
        appendable && discarded.isEmpty() && !behind,
        Optional.empty());
  }

  private RecoveredLog damaged(EngineException damage) {
    return new RecoveredLog(
        obsolete,
        parts,
        List.of(),
        Math.max(expected - 1, checkpointSequence),
        synced,
        false,
        Optional.of(damage));
  }

  private EngineException missing() {
    return LogDamage.of(
        options.folder(),
        "it has no files, but the database was not closed cleanly; commits after %d are lost"
            .formatted(checkpointSequence));
  }

  private EngineException startsTooLate(Found found, SegmentHeader header) {
    Path missing = SegmentName.segment(options.folder(), found.number() - 1);
    return LogDamage.at(
        missing,
        0,
        "the file is missing; the log begins with commit %d, but those from %d on are needed"
            .formatted(header.firstSequence(), checkpointSequence + 1));
  }

  private EngineException lost(SegmentReader reader, LogTraces traces) {
    return LogDamage.at(
        reader.path(),
        reader.position(),
        "commit %d cannot be read, and it was safe on disk; the log goes on at least to commit %d"
            .formatted(expected, Math.max(traces.synced(), traces.sequence())));
  }
}
