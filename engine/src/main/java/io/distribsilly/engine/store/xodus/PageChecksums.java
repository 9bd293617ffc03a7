package io.distribsilly.engine.store.xodus;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The checksums of the pages of one log file. Xodus has none, and a flipped bit in one of its tree
 * nodes could hide rows; so each page is checked when it is read from disk. A full file carries
 * them behind the log, where Xodus never looks, and its clones with it:
 *
 * <pre>
 * log (1 MiB) | crc of page 0 (4) | crc of page 1 (4) | ... | crc of page 63 (4) | crc (4)
 * </pre>
 *
 * <p>The {@code crc} of a page is the CRC32C of its address in the log (8 bytes) and its 16 KiB;
 * the last one that of the file's address and the checksums. Numbers are big-endian. This is part
 * of the format on disk; {@link TailChecksums} has those of a file that is not full.
 *
 * <p>One thread appends; any thread may check pages meanwhile.
 */
final class PageChecksums {
  /** The size of a page, and of what Xodus reads at a time. */
  static final int PAGE_BYTES = 16 * 1024;

  private static final int PAGES = XodusLog.FILE_BYTES / PAGE_BYTES;

  /** How much longer than its log a full file is. */
  static final int TRAILER_BYTES = (PAGES + 1) * Integer.BYTES;

  private final long fileAddress;
  private final int[] checksums = new int[PAGES];

  /** How many pages have their checksums. Written by the thread that appends. */
  private volatile int complete;

  /** The checksum of the page after them so far, and how much of it there is. */
  private final CRC32C begun = new CRC32C();

  private int begunBytes;

  PageChecksums(long fileAddress) {
    this.fileAddress = fileAddress;
    beginPage();
  }

  /** Returns the checksum of a page, or of a part of it. */
  static int of(long pageAddress, byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, pageAddress));
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  /** Returns the checksums of a full file, empty if what stands behind its log is damaged. */
  static Optional<PageChecksums> ofTrailer(long fileAddress, byte[] trailer) {
    PageChecksums read = new PageChecksums(fileAddress);
    ByteBuffer in = ByteBuffer.wrap(trailer);
    for (int page = 0; page < PAGES; page++) {
      read.checksums[page] = in.getInt();
    }
    read.complete = PAGES;
    return in.getInt() == of(fileAddress, trailer, 0, PAGES * Integer.BYTES)
        ? Optional.of(read)
        : Optional.empty();
  }

  /** Returns what to write behind the log of a full file. */
  byte[] trailer() {
    ByteBuffer out = ByteBuffer.allocate(TRAILER_BYTES);
    for (int checksum : checksums) {
      out.putInt(checksum);
    }
    out.putInt(of(fileAddress, out.array(), 0, PAGES * Integer.BYTES));
    return out.array();
  }

  /** Returns how many pages have their checksums. */
  int complete() {
    return complete;
  }

  int get(int page) {
    return checksums[page];
  }

  /** Returns whether a page is what was written; what is not known yet passes. */
  boolean matches(int page, byte[] bytes, int offset) {
    return page >= complete || of(pageAddress(page), bytes, offset, PAGE_BYTES) == checksums[page];
  }

  private long pageAddress(int page) {
    return fileAddress + (long) page * PAGE_BYTES;
  }

  /** Takes over a page that was checked. */
  void add(int checksum) {
    checksums[complete] = checksum;
    complete++;
    beginPage();
  }

  /** Forgets the pages that do not end at or below a length, and what there is of the next. */
  void cutTo(long length) {
    complete = (int) Math.min(complete, length / PAGE_BYTES);
    beginPage();
  }

  /** Takes in bytes that follow those it knows. */
  void append(byte[] bytes, int offset, int length) {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, PAGE_BYTES - begunBytes);
      begun.update(bytes, offset + done, part);
      begunBytes += part;
      done += part;
      if (begunBytes == PAGE_BYTES) {
        add((int) begun.getValue());
      }
    }
  }

  private void beginPage() {
    begun.reset();
    begun.update(ByteBuffer.allocate(Long.BYTES).putLong(0, pageAddress(complete)));
    begunBytes = 0;
  }
}
