package io.distribsilly.engine.file;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Every change that the engine makes to the files of a database. Nothing here can be cut short by
 * {@link Thread#interrupt}. A new, renamed or deleted entry is safe from power loss after {@link
 * #syncFolder} of its folder, a file's bytes after {@link DiskFile#sync}. Thread-safe. Not final:
 * tests put faults and power losses in its place.
 */
public class Disk {
  private static final int COPY_BUFFER_BYTES = 256 * 1024;

  /** Opens a file for reading and writing, and creates it if it is missing. */
  public DiskFile open(Path file) throws IOException {
    return new DiskFile(file);
  }

  /**
   * Creates a folder in a folder that exists.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken
   */
  public void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder);
  }

  /**
   * Forces a folder's entries to the device. Only an interruptible channel can do it, so this one
   * belongs to the call alone and is opened again if an interrupt closes it.
   */
  public void syncFolder(Path folder) throws IOException {
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
  public boolean isShared(Path file) throws IOException {
    try {
      return (Integer) Files.getAttribute(file, "unix:nlink") > 1;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return true; // this file system does not tell
    }
  }

  /**
   * Gives a file a second name.
   *
   * @throws UnsupportedOperationException if the file system has no hard links
   * @throws IOException also if it has no more of them for this file
   */
  public void link(Path existing, Path link) throws IOException {
    Files.createLink(link, existing);
  }

  /**
   * Gives a file a second name where that is possible.
   *
   * @return false if the file system has no links, too many of this file, or refuses
   */
  public final boolean tryLink(Path existing, Path link) throws IOException {
    try {
      link(existing, link);
      return true;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return false;
    }
  }

  /** Returns how many bytes can still be written to the file system of a folder. */
  public long usableBytes(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** Deletes a file or an empty folder if it exists. */
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  /** Renames a file in one step; what had the new name is replaced. */
  public void rename(Path source, Path target) throws IOException {
    try {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the file system of " + target + " cannot rename in one step", e);
    }
  }

  /**
   * Writes the first {@code length} bytes of a file to a new file and syncs that; its entry in the
   * folder is not included.
   *
   * @throws IOException also if the source is shorter
   */
  public void copy(Path source, Path target, long length) throws IOException {
    try (InputStream in = new FileInputStream(source.toFile());
        DiskFile out = open(target)) {
      byte[] buffer = new byte[(int) Math.min(COPY_BUFFER_BYTES, Math.max(1, length))];
      long copied = 0;
      while (copied < length) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, length - copied));
        if (count < 0) {
          throw new IOException(
              source + " is " + (length - copied) + " bytes shorter than expected");
        }
        out.write(copied, buffer, 0, count);
        copied += count;
      }
      out.truncate(length);
      out.sync();
    }
  }
}
