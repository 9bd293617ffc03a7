package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreFactory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

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
   */
  public XodusStoreFactory(long cacheBytes) {
    this(cacheBytes, new Disk());
  }

  XodusStoreFactory(long cacheBytes, Disk disk) {
    this.cacheBytes = cacheBytes;
    this.disk = disk;
  }

  @Override
  public Store open(Path folder) {
    create(folder);
    XodusLog log = XodusLog.open(folder, cacheBytes, openFiles, disk);
    return new XodusStore(log, log.cloner(disk));
  }

  private void create(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
        disk.syncFolder(folder.toAbsolutePath().getParent());
      }
    } catch (FileAlreadyExistsException e) {
      throw Failures.of(e, folder + " is a file, not a folder");
    } catch (IOException e) {
      throw Failures.of(e, "cannot create the folder " + folder);
    }
  }
}
