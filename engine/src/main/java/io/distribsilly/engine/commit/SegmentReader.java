package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the records of one segment in order, whatever its bytes are. Not thread-safe. */
final class SegmentReader implements Closeable {
  /** How far ahead of what is expected a sequence may be to be looked at, see {@link #search}. */
  private static final long MAX_AHEAD = 1L << 40;

  private final Path path;
  private final SegmentHeader header;
  private final DiskFile file;
  private final FileWindow window;
  private final SegmentSeal seal;

  /** Where the next record starts. */
  private long position = SegmentHeader.RECORDS_POSITION;

  /** Where the payload of the record read last stands in the window. */
  private int payload;

  private int payloadBytes;

  SegmentReader(Disk disk, Path path, SegmentHeader header) throws IOException {
    this(disk.open(path), path, header);
  }

  /**
   * @param file closed with the reader
   */
  SegmentReader(DiskFile file, Path path, SegmentHeader header) throws IOException {
    this.path = path;
    this.header = header;
    this.file = file;
    this.window = new FileWindow(file);
    this.seal = new SegmentSeal(header.databaseId(), header.number());
  }

  /** Reads the header of a segment. */
  static SegmentHeader readHeader(Disk disk, Path path) throws IOException {
    try (DiskFile file = disk.open(path)) {
      return readHeader(file, path);
    }
  }

  static SegmentHeader readHeader(DiskFile file, Path path) throws IOException {
    byte[] bytes = new byte[SegmentHeader.BYTES];
    return SegmentHeader.read(bytes, file.read(0, bytes, 0, bytes.length), path);
  }

  Path path() {
    return path;
  }

  /** Returns where the next record starts, or should. */
  long position() {
    return position;
  }

  /** Returns what is wrong with the length of the file: it was all there before it was used. */
  Optional<EngineException> truncation() throws IOException {
    long length = file.length();
    return length >= header.length()
        ? Optional.empty()
        : Optional.of(
            LogDamage.at(
                path, length, "the file ends here and had %d bytes".formatted(header.length())));
  }

  /** Steps to the next record; empty, and no step, if there is no whole one with this sequence. */
  Optional<RecordHeader> next(long sequence) throws IOException {
    Optional<RecordHeader> head = headAt(position);
    if (head.isEmpty() || head.get().sequence() != sequence || !hasPayload(head.get())) {
      return Optional.empty();
    }
    position += head.get().recordBytes();
    return head;
  }

  private Optional<RecordHeader> headAt(long at) throws IOException {
    int offset = window.find(at, RecordHeader.BYTES);
    return offset < 0 ? Optional.empty() : RecordHeader.read(window.bytes(), offset, seal);
  }

  private boolean hasPayload(RecordHeader head) throws IOException {
    payload = window.find(position + RecordHeader.BYTES, head.payloadBytes());
    payloadBytes = head.payloadBytes();
    return payload >= 0
        && LogRecord.checksum(window.bytes(), payload, payloadBytes) == head.payloadChecksum();
  }

  /** Returns the writes of the record that {@link #next} stepped over, empty if it holds none. */
  Optional<List<ReplayedWrite>> writes() {
    return WriteCodec.decode(window.bytes(), payload, payloadBytes);
  }

  /**
   * Looks for anything that was written from here on: heads of records at every place where one may
   * be, and the cell.
   *
   * @param sequence that of the record which is expected here
   */
  LogTraces search(long sequence) throws IOException {
    LogTraces traces = cell().and(LogTraces.ofHeader(header));
    for (long at = position; ; at += RecordHeader.ALIGNMENT) {
      int offset = window.find(at, RecordHeader.BYTES);
      if (offset < 0) {
        return traces;
      }
      long ahead = RecordHeader.sequenceAt(window.bytes(), offset) - sequence;
      if (ahead >= 0 && ahead < MAX_AHEAD) {
        traces =
            RecordHeader.read(window.bytes(), offset, seal)
                .map(LogTraces::ofRecord)
                .orElse(LogTraces.NONE)
                .and(traces);
      }
    }
  }

  private LogTraces cell() throws IOException {
    byte[] bytes = new byte[SyncedCell.BYTES];
    int count = file.read(SegmentHeader.CELL_POSITION, bytes, 0, bytes.length);
    return count < bytes.length ? LogTraces.NONE : LogTraces.ofCell(SyncedCell.read(bytes, seal));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
