package io.distribsilly.engine.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a simulated file; a copy is cheap. Pages of zeros take no memory. */
final class Pages {
  private static final int PAGE_BYTES = 8 * 1024;

  /** Pages are never changed, only replaced; null is a page of zeros. */
  private byte[][] pages;

  private long length;

  /** Whether a copy has the same array. */
  private boolean shared;

  Pages() {
    this(new byte[0][], 0);
  }

  private Pages(byte[][] pages, long length) {
    this.pages = pages;
    this.length = length;
  }

  Pages copy() {
    shared = true;
    Pages copy = new Pages(pages, length);
    copy.shared = true;
    return copy;
  }

  long length() {
    return length;
  }

  void write(long position, byte[] bytes, int offset, int count) {
    setLength(Math.max(length, position + count));
    int done = 0;
    while (done < count) {
      int page = (int) ((position + done) / PAGE_BYTES);
      int at = (int) ((position + done) % PAGE_BYTES);
      int part = Math.min(count - done, PAGE_BYTES - at);
      byte[] changed = pages[page] == null ? new byte[PAGE_BYTES] : pages[page].clone();
      System.arraycopy(bytes, offset + done, changed, at, part);
      pages[page] = isZero(changed) ? null : changed;
      done += part;
    }
  }

  private static boolean isZero(byte[] page) {
    for (byte b : page) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Cuts, or appends zeros. */
  void setLength(long newLength) {
    int count = (int) ((newLength + PAGE_BYTES - 1) / PAGE_BYTES);
    if (shared || count != pages.length) {
      pages = Arrays.copyOf(pages, count);
      shared = false;
    }
    int end = (int) (newLength % PAGE_BYTES);
    if (newLength < length && end > 0 && pages[count - 1] != null) {
      pages[count - 1] = Arrays.copyOf(Arrays.copyOf(pages[count - 1], end), PAGE_BYTES);
    }
    length = newLength;
  }

  void writeTo(Path file) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(length);
      for (int page = 0; page < pages.length; page++) {
        if (pages[page] != null) {
          long position = (long) page * PAGE_BYTES;
          out.seek(position);
          out.write(pages[page], 0, (int) Math.min(PAGE_BYTES, length - position));
        }
      }
    }
  }
}
