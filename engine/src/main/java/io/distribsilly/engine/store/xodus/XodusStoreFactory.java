package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.FileFailures;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreFactory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Opens stores that keep their data in a JetBrains Xodus log. Whoever opens a folder makes sure
 * that nobody else has it open: the stores have no lock of their own. Thread-safe; has nothing to
 * close.
 */
public final class XodusStoreFactory implements StoreFactory {
  private static final int MAX_IDLE_FILES = 256;

  private final long cacheBytes;
  private final Disk disk;
  private final OpenFiles openFiles = new OpenFiles(MAX_IDLE_FILES);

  /**
   * Makes a factory.
   *
   * @param cacheBytes the size of the page cache in bytes. There is one cache in a JVM, for all
   *     stores of all databases: the first store that is opened sets its size.
   * @param disk what the stores are written through
   */
  public XodusStoreFactory(long cacheBytes, Disk disk) {
    this.cacheBytes = cacheBytes;
    this.disk = disk;
  }

  @Override
  public Store open(Path folder, OptionalLong safeAddress) {
    if (safeAddress.isEmpty()) {
      create(folder);
    }
    XodusLog log = XodusLog.open(folder, safeAddress, cacheBytes, openFiles, disk);
    return new XodusStore(log, log.cloner(disk));
  }

  /**
   * Only full log files are linked: nobody ever appends to one, and who cuts it copies it first.
   */
  @Override
  public void copyClosed(Path source, Path target) {
    try {
      disk.createFolder(target);
      for (Path file : files(source)) {
        Path copy = target.resolve(file.getFileName());
        long length = Files.size(file);
        if (length != LogFile.FULL_BYTES || !disk.tryLink(file, copy)) {
          disk.copy(file, copy, length);
        }
      }
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot copy " + source + " to " + target);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).toList();
    }
  }

  private void create(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        disk.createFolder(folder);
        disk.syncFolder(folder.toAbsolutePath().getParent());
      }
    } catch (FileAlreadyExistsException e) {
      throw FileFailures.of(e, folder + " is a file, not a folder");
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot create the folder " + folder);
    }
  }
}
