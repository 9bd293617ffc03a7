package io.distribsilly.engine.commit;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Makes the files of new segments, of zeros that are on the device before the file is used, and
 * keeps a few that are no longer needed to use them again. A file gets the name of a segment only
 * when its header is synced, so a segment without one is damaged. Thread-safe.
 */
final class Spares {
  private static final int MAX_SPARES = 2;
  private static final int BLOCK_BYTES = 4096;
  private static final int ZEROS_BYTES = 1 << 20;

  private final LogOptions options;
  private final Disk disk;

  /** Files of the usual size whose names are on the device; guarded by this. */
  private final ArrayDeque<Path> files = new ArrayDeque<>();

  private volatile int count;

  private Spares(LogOptions options) {
    this.options = options;
    this.disk = options.disk();
  }

  /** Finds the spare files of a log, and deletes what is left of half-made ones. */
  static Spares find(LogOptions options) throws IOException {
    Spares spares = new Spares(options);
    for (Path file : list(options.folder())) {
      if (SegmentName.number(file, SegmentName.UNFINISHED).isPresent()) {
        spares.disk.delete(file);
      } else if (SegmentName.number(file, SegmentName.SPARE).isPresent()) {
        spares.keepOrDelete(file);
      }
    }
    return spares;
  }

  private void keepOrDelete(Path file) throws IOException {
    if (files.size() < MAX_SPARES && isReusable(file)) {
      add(file);
    } else {
      disk.delete(file);
    }
  }

  /** A file of two names may be in use by the other: a crash can leave both names of a rename. */
  private boolean isReusable(Path file) throws IOException {
    return Files.size(file) == options.segmentBytes() && !disk.isShared(file);
  }

  private synchronized void add(Path file) {
    files.add(file);
    count = files.size();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  /** Returns the bytes that the spare files take. */
  long bytes() {
    return (long) count * options.segmentBytes();
  }

  /** Deletes all files: those of a log that is gone must not come back in a new one. */
  synchronized void clear() throws IOException {
    for (Path file : files) {
      disk.delete(file);
    }
    files.clear();
    count = 0;
  }

  /** Makes a file ahead of its time if there is none. */
  synchronized void prepare(long number) throws IOException {
    if (files.isEmpty()) {
      Path made = make(number, options.segmentBytes());
      Path spare = SegmentName.spare(options.folder(), number);
      disk.rename(made, spare);
      disk.syncFolder(options.folder());
      add(spare);
    }
  }

  /**
   * Begins a new segment; when this returns, it is safe from power loss.
   *
   * @param recordBytes for how many bytes of records there must be room
   * @throws FailedSyncException if it is not known whether the segment exists
   * @throws IOException if it does not exist
   */
  synchronized Segment begin(long number, long firstSequence, long synced, long recordBytes)
      throws IOException {
    long length = segmentLength(recordBytes);
    SegmentHeader header =
        new SegmentHeader(options.databaseId(), number, firstSequence, synced, length);
    Path segment = SegmentName.segment(options.folder(), number);
    Path file = take(number, length);
    try {
      write(file, header);
      disk.rename(file, segment);
    } catch (IOException e) {
      deleteAfter(e, file);
      throw e;
    }
    try {
      disk.syncFolder(options.folder());
      return Segment.open(disk, segment, header, SegmentHeader.RECORDS_POSITION);
    } catch (IOException e) {
      throw new FailedSyncException(e);
    }
  }

  /** Returns the usual length, or as many blocks as are needed if those are more. */
  private long segmentLength(long recordBytes) {
    long needed = SegmentHeader.RECORDS_POSITION + recordBytes;
    return Math.max(options.segmentBytes(), (needed + BLOCK_BYTES - 1) & -BLOCK_BYTES);
  }

  private Path take(long number, long length) throws IOException {
    if (length != options.segmentBytes() || files.isEmpty()) {
      return make(number, length);
    }
    Path file = files.remove();
    count = files.size();
    return file;
  }

  private Path make(long number, long length) throws IOException {
    Path path = SegmentName.unfinished(options.folder(), number);
    try (DiskFile file = disk.open(path)) {
      byte[] zeros = new byte[(int) Math.min(ZEROS_BYTES, length)];
      for (long position = 0; position < length; position += zeros.length) {
        file.write(position, zeros, 0, (int) Math.min(zeros.length, length - position));
      }
      file.truncate(length);
      file.sync();
    } catch (IOException e) {
      deleteAfter(e, path);
      throw e;
    }
    return path;
  }

  private void write(Path path, SegmentHeader header) throws IOException {
    byte[] bytes = header.toBytes();
    try (DiskFile file = disk.open(path)) {
      file.write(0, bytes, 0, bytes.length);
      file.sync();
    }
  }

  private void deleteAfter(IOException failure, Path file) {
    try {
      disk.delete(file);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Takes segments out of the log for good: keeps a few files, deletes the rest. A crash in between
   * leaves some of them, which nobody needs.
   *
   * @param segments closed, the oldest first
   */
  void retire(List<Path> segments) throws IOException {
    List<Path> kept = new ArrayList<>();
    for (Path segment : segments) {
      OptionalLong number = SegmentName.number(segment, SegmentName.SEGMENT);
      Path spare = SegmentName.spare(options.folder(), number.orElseThrow());
      if (count + kept.size() < MAX_SPARES && isReusable(segment) && !Files.exists(spare)) {
        disk.rename(segment, spare);
        kept.add(spare);
      } else {
        disk.delete(segment);
      }
    }
    if (!segments.isEmpty()) {
      disk.syncFolder(options.folder());
    }
    kept.forEach(this::add);
  }
}
