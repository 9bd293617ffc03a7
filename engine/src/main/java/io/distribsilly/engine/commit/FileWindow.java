package io.distribsilly.engine.commit;

import io.distribsilly.engine.file.DiskFile;
import java.io.IOException;

/** Reads a file forwards through a piece of it in memory. Not thread-safe. */
final class FileWindow {
  private static final int BYTES = 256 << 10;

  private final DiskFile file;
  private final long fileLength;
  private byte[] bytes = new byte[BYTES];
  private long start;
  private int length;

  FileWindow(DiskFile file) throws IOException {
    this.file = file;
    this.fileLength = file.length();
  }

  /**
   * Returns where in {@link #bytes} a range of the file stands, or -1 if the file ends before it.
   * Memory is taken only for a range that the file has.
   */
  int find(long position, int count) throws IOException {
    if (position + count > fileLength) {
      return -1;
    }
    if (position < start || position + count > start + length) {
      if (count > bytes.length) {
        bytes = new byte[count];
      }
      start = position;
      length = fill();
      if (length < count) {
        return -1;
      }
    }
    return (int) (position - start);
  }

  /** Reads in pieces: the virtual machine takes native memory for each. */
  private int fill() throws IOException {
    int total = 0;
    while (total < bytes.length) {
      int piece = Math.min(BYTES, bytes.length - total);
      int count = file.read(start + total, bytes, total, piece);
      total += count;
      if (count < piece) {
        break;
      }
    }
    return total;
  }

  byte[] bytes() {
    return bytes;
  }
}
