package io.distribsilly.engine.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file that is open for reading and writing. Nothing here can be cut short by {@link
 * Thread#interrupt}. Thread-safe; {@link #sync} does not keep others from writing meanwhile. Closed
 * by whoever opened it. Not final: tests put faults in its place.
 */
public class DiskFile implements Closeable {
  private final Path path;
  private final RandomAccessFile file;

  /** Makes a position and what is done there one step. */
  private final Object positioned = new Object();

  /** Opens a file, and creates it if it is missing. */
  protected DiskFile(Path path) throws IOException {
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
  }

  /** Returns the name the file was opened by. */
  public final Path path() {
    return path;
  }

  /**
   * Reads from {@code position} on until {@code length} bytes are there or the file ends.
   *
   * @return how many bytes there were
   */
  public int read(long position, byte[] bytes, int offset, int length) throws IOException {
    synchronized (positioned) {
      file.seek(position);
      int total = 0;
      while (total < length) {
        int count = file.read(bytes, offset + total, length - total);
        if (count < 0) {
          break;
        }
        total += count;
      }
      return total;
    }
  }

  /**
   * Writes from {@code position} on. A gap between the end of the file and {@code position} reads
   * as zeros. If it fails, any part of the bytes may have been written.
   */
  public void write(long position, byte[] bytes, int offset, int length) throws IOException {
    synchronized (positioned) {
      file.seek(position);
      file.write(bytes, offset, length);
    }
  }

  /**
   * Forces to the device every byte, and the length, that was there when the call began. The file's
   * entry in its folder is not included.
   */
  public void sync() throws IOException {
    file.getFD().sync();
  }

  /** Cuts off what lies above {@code length}; a shorter file is left as it is. */
  public void truncate(long length) throws IOException {
    synchronized (positioned) {
      if (file.length() > length) {
        file.setLength(length);
      }
    }
  }

  /** Returns how many bytes the file has. */
  public long length() throws IOException {
    synchronized (positioned) {
      return file.length();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
