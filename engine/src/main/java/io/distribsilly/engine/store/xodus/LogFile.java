package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.FileFailures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jetbrains.exodus.io.Block;

/**
 * One file of a store's log. There is one object for each file of an open store, and its identity
 * is the key under which {@link OpenFiles} keeps its handles. Thread-safe.
 */
final class LogFile implements Block {
  /** How long a full file is on disk. */
  static final int FULL_BYTES = XodusLog.FILE_BYTES + PageChecksums.TRAILER_BYTES;

  private final long address;
  private final Path path;
  private final OpenFiles openFiles;

  /** Null until the first read; for the last file, which is not full, until it is written on. */
  private volatile PageChecksums checksums;

  /** How often the name came to mean something else. Guarded by {@link OpenFiles}. */
  private int generation;

  LogFile(long address, Path path, OpenFiles openFiles) {
    this.address = address;
    this.path = path;
    this.openFiles = openFiles;
  }

  Path path() {
    return path;
  }

  int generation() {
    return generation;
  }

  void nextGeneration() {
    generation++;
  }

  @Override
  public long getAddress() {
    return address;
  }

  /** {@inheritDoc} Without the checksums behind it, which are none of Xodus's business. */
  @Override
  public long length() {
    return Math.min(bytesOnDisk(), XodusLog.FILE_BYTES);
  }

  long bytesOnDisk() {
    return path.toFile().length();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Runs on users' threads. A failure is an EngineException on purpose: Xodus would take an
   * ExodusException thrown while it opens a log for a torn end, and cut the log there.
   */
  @Override
  public int read(byte[] output, long position, int offset, int count) {
    int wanted = (int) Math.min(count, XodusLog.FILE_BYTES - position);
    int total = readUnchecked(output, position, offset, wanted);
    if (position % PageChecksums.PAGE_BYTES == 0 && total >= PageChecksums.PAGE_BYTES) {
      check(output, (int) (position / PageChecksums.PAGE_BYTES), offset, total);
    }
    return total;
  }

  /** Reads as {@link #read} does, but checks nothing. */
  int readUnchecked(byte[] output, long position, int offset, int count) {
    try {
      return openFiles.read(this, output, position, offset, count);
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot read log file " + path);
    }
  }

  private void check(byte[] output, int firstPage, int offset, int total) {
    Optional<PageChecksums> known = checksums();
    if (known.isEmpty()) {
      return;
    }
    for (int page = 0; page < total / PageChecksums.PAGE_BYTES; page++) {
      int at = offset + page * PageChecksums.PAGE_BYTES;
      if (!known.get().matches(firstPage + page, output, at)) {
        throw damagedPage(firstPage + page);
      }
    }
  }

  EngineException damagedPage(int page) {
    long from = (long) page * PageChecksums.PAGE_BYTES;
    return damaged(
        "the page from byte %d to %d has a wrong checksum"
            .formatted(from, from + PageChecksums.PAGE_BYTES));
  }

  EngineException damaged(String what) {
    return new EngineException(
        ErrorCode.CORRUPTION,
        "the log file " + path + " is damaged: " + what + "; restore the database from a backup");
  }

  /**
   * Returns the checksums, empty for a file that is not full and not written on yet.
   *
   * @throws EngineException with CORRUPTION if a full file has none
   */
  Optional<PageChecksums> checksums() {
    if (checksums == null && bytesOnDisk() >= XodusLog.FILE_BYTES) {
      checksums =
          trailer().orElseThrow(() -> damaged("the checksums at its end are missing or wrong"));
    }
    return Optional.ofNullable(checksums);
  }

  /** Returns the checksums that stand at its end, empty if there are none that are right. */
  Optional<PageChecksums> trailer() {
    byte[] bytes = new byte[PageChecksums.TRAILER_BYTES];
    int total = readUnchecked(bytes, XodusLog.FILE_BYTES, 0, bytes.length);
    return total == bytes.length && bytesOnDisk() == FULL_BYTES
        ? PageChecksums.ofTrailer(address, bytes)
        : Optional.empty();
  }

  /** Takes over the checksums of its first pages, which were checked. */
  void setChecksums(PageChecksums known) {
    checksums = known;
  }

  /** Returns the checksums to append to when the file is written on at a length. */
  PageChecksums resumeAt(long length) {
    PageChecksums resumed = checksums == null ? new PageChecksums(address) : checksums;
    resumed.cutTo(length);
    byte[] page = new byte[PageChecksums.PAGE_BYTES];
    long position = (long) resumed.complete() * page.length;
    while (position < length) {
      int count = (int) Math.min(page.length, length - position);
      if (readUnchecked(page, position, 0, count) < count) {
        throw damaged("it is shorter than " + length + " bytes");
      }
      resumed.append(page, 0, count);
      position += count;
    }
    checksums = resumed;
    return resumed;
  }

  @Override
  public Block refresh() {
    return this;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
