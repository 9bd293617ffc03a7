package io.distribsilly.engine.store.xodus;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Every change this package makes to the file system. Nothing here can be cut short by {@link
 * Thread#interrupt}. Thread-safe. Not final: tests put faults in its place.
 */
class Disk {
  private static final int COPY_BUFFER_BYTES = 256 * 1024;

  /** Opens a file for reading and writing, and creates it if it is missing. */
  RandomAccessFile openForWriting(Path file) throws IOException {
    return new RandomAccessFile(file.toFile(), "rw");
  }

  void write(RandomAccessFile file, byte[] bytes, int offset, int length) throws IOException {
    file.write(bytes, offset, length);
  }

  /** Forces a file's bytes and length to the device. */
  void sync(RandomAccessFile file) throws IOException {
    file.getFD().sync();
  }

  /**
   * Forces a folder's entries to the device. Only an interruptible channel can do it, so this one
   * belongs to the call alone and is opened again if an interrupt closes it.
   */
  void syncFolder(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!syncFolderUnlessInterrupted(folder)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean syncFolderUnlessInterrupted(Path folder) throws IOException {
    if (!canOpenFolders()) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  /** Windows opens no folder as a file, and makes its entries safe by itself. */
  private static boolean canOpenFolders() {
    return java.io.File.separatorChar == '/';
  }

  /** Returns whether a file may have another name, and so another owner. */
  boolean isShared(Path file) throws IOException {
    try {
      return (Integer) Files.getAttribute(file, "unix:nlink") > 1;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return true; // this file system does not tell
    }
  }

  void link(Path existing, Path link) throws IOException {
    Files.createLink(link, existing);
  }

  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /**
   * Writes the first {@code length} bytes of a file to a new file and syncs it.
   *
   * @throws IOException also if the source is shorter
   */
  void copy(Path source, Path target, long length) throws IOException {
    try (InputStream in = new FileInputStream(source.toFile());
        RandomAccessFile out = openForWriting(target)) {
      byte[] buffer = new byte[(int) Math.min(COPY_BUFFER_BYTES, Math.max(1, length))];
      long left = length;
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new IOException(source + " is " + left + " bytes shorter than expected");
        }
        write(out, buffer, 0, count);
        left -= count;
      }
      out.setLength(length);
      sync(out);
    }
  }

  /** Puts a file in the place of another in one step. */
  void replace(Path source, Path target) throws IOException {
    try {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the file system of " + target + " cannot rename in one step", e);
    }
  }
}
