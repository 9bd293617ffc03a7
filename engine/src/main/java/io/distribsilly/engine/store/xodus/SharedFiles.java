package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens and cuts log files that a clone may share. A file with a second hard link is replaced by a
 * copy of its own first, so the other owner keeps it as it is: Xodus cuts files when it opens a log
 * after a crash. Used by one thread at a time.
 */
final class SharedFiles {
  private static final String COPY_SUFFIX = ".copy";

  private final LogReader reader;
  private final Disk disk;

  SharedFiles(LogReader reader, Disk disk) {
    this.reader = reader;
    this.disk = disk;
  }

  /** Removes the copies that a crash left unfinished. */
  static void deleteLeftovers(Path folder, Disk disk) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + COPY_SUFFIX)) {
      for (Path entry : entries) {
        disk.delete(entry);
      }
    }
  }

  /** Opens a file, new or not, to write on at {@code length}; what lies above is cut off. */
  DiskFile openAt(LogFile file, long length) throws IOException {
    boolean existed = Files.exists(file.path());
    requireLength(file, existed ? file.length() : 0, length);
    if (existed && disk.isShared(file.path())) {
      replaceByCopy(file, length);
    }
    return existed ? openCut(file, length) : create(file);
  }

  private static void requireLength(LogFile file, long actual, long expected) {
    if (actual < expected) {
      throw new EngineException(
          ErrorCode.CORRUPTION,
          file + " has " + actual + " bytes, at least " + expected + " are expected");
    }
  }

  private DiskFile openCut(LogFile file, long length) throws IOException {
    DiskFile opened = disk.open(file.path());
    try {
      if (opened.length() != length) {
        opened.truncate(length);
        opened.sync();
      }
      return opened;
    } catch (IOException e) {
      closeAfter(e, opened);
      throw e;
    }
  }

  /** A file that the log does not know of would be taken for a gap at the next opening. */
  private DiskFile create(LogFile file) throws IOException {
    try {
      return disk.open(file.path());
    } catch (IOException e) {
      deleteAfter(e, file.path());
      throw e;
    }
  }

  /** Cuts a file that is longer, and syncs it. */
  void truncate(LogFile file, long length) throws IOException {
    if (disk.isShared(file.path())) {
      replaceByCopy(file, length);
    } else {
      openCut(file, length).close();
    }
  }

  private void replaceByCopy(LogFile file, long length) throws IOException {
    Path copy = file.path().resolveSibling(file.path().getFileName() + COPY_SUFFIX);
    try {
      disk.delete(copy); // a power loss in the rename may have left both names
      disk.copy(file.path(), copy, length);
      disk.rename(copy, file.path());
    } catch (IOException e) {
      deleteAfter(e, copy);
      throw e;
    }
    reader.forgetHandles(file);
    disk.syncFolder(reader.folder());
  }

  private void deleteAfter(IOException cause, Path leftover) {
    try {
      disk.delete(leftover);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static void closeAfter(IOException cause, DiskFile opened) {
    try {
      opened.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
