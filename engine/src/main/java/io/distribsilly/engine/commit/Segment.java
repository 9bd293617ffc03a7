package io.distribsilly.engine.commit;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An open segment of the log. One thread at a time appends; {@link #sync} and {@link #noteSynced}
 * may run on others meanwhile.
 */
final class Segment implements Closeable {
  private static final int WRITE_BYTES = 1 << 20;

  private final Path path;
  private final long number;
  private final long firstSequence;
  private final long length;
  private final DiskFile file;
  private final SegmentSeal seal;
  private final SegmentSeal cellSeal;

  /** Where the next record goes; written by appending threads only. */
  private volatile long tail;

  private boolean knownHalfFull;

  /** The end of what a failed append may have left above the tail; if not above it, nothing. */
  private long dirtyEnd;

  private Segment(Path path, SegmentHeader header, DiskFile file, long tail) {
    this.path = path;
    this.number = header.number();
    this.firstSequence = header.firstSequence();
    this.file = file;
    this.length = header.length();
    this.tail = tail;
    this.seal = new SegmentSeal(header.databaseId(), number);
    this.cellSeal = new SegmentSeal(header.databaseId(), number);
  }

  /**
   * Opens a segment.
   *
   * @param tail where records may be appended; the end of the file if they may not
   */
  static Segment open(Disk disk, Path path, SegmentHeader header, long tail) throws IOException {
    return new Segment(path, header, disk.open(path), tail);
  }

  Path path() {
    return path;
  }

  long number() {
    return number;
  }

  long firstSequence() {
    return firstSequence;
  }

  /** Returns the size of the file in bytes. */
  long length() {
    return length;
  }

  SegmentSeal seal() {
    return seal;
  }

  /** Reads the header that the file has. */
  SegmentHeader readHeader() throws IOException {
    return SegmentReader.readHeader(file, path);
  }

  /** Returns a reader of what the file has, which is closed with this and not by itself. */
  SegmentReader reader(SegmentHeader header) throws IOException {
    return new SegmentReader(file, path, header);
  }

  boolean hasRoomFor(long bytes) {
    return length - tail >= bytes;
  }

  boolean isHalfFull() {
    return tail > length / 2;
  }

  /** Returns once that the segment is half full. For appending threads. */
  boolean becameHalfFull() {
    if (knownHalfFull || !isHalfFull()) {
      return false;
    }
    knownHalfFull = true;
    return true;
  }

  /**
   * Appends bytes, which must fit.
   *
   * @throws FailedSyncException if what an append before this one left could not be undone for sure
   * @throws IOException if nothing was appended
   */
  void append(byte[] bytes, int count) throws IOException {
    if (dirtyEnd > tail) {
      clean();
    }
    try {
      write(tail, bytes, count);
    } catch (IOException e) {
      dirtyEnd = tail + count;
      undo(e);
      throw e;
    }
    tail = tail + count;
  }

  /** Undoes a failed append. If that fails too, the next append tries it again first. */
  private void undo(IOException failure) throws FailedSyncException {
    try {
      clean();
    } catch (FailedSyncException e) {
      e.addSuppressed(failure);
      throw e;
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Puts zeros over what a failed append left: whole records of it would count after a crash. */
  private void clean() throws IOException {
    byte[] zeros = new byte[(int) Math.min(WRITE_BYTES, dirtyEnd - tail)];
    for (long position = tail; position < dirtyEnd; position += zeros.length) {
      file.write(position, zeros, 0, (int) Math.min(zeros.length, dirtyEnd - position));
    }
    sync();
    dirtyEnd = tail;
  }

  private void write(long position, byte[] bytes, int count) throws IOException {
    for (int done = 0; done < count; done += WRITE_BYTES) {
      file.write(position + done, bytes, done, Math.min(WRITE_BYTES, count - done));
    }
  }

  /** Forces what is appended to the device. */
  void sync() throws FailedSyncException {
    try {
      file.sync();
    } catch (IOException e) {
      throw new FailedSyncException(e);
    }
  }

  /** Notes that everything up to a sequence is synced. One thread at a time. */
  void noteSynced(long synced) throws IOException {
    byte[] cell = SyncedCell.toBytes(synced, cellSeal);
    file.write(SegmentHeader.CELL_POSITION, cell, 0, cell.length);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
