package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.FileFailures;
import io.distribsilly.engine.store.Store.CloneReport;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import jetbrains.exodus.log.LogUtil;

/**
 * Makes clones of a live log. Xodus never writes a full file again, so a clone shares those that
 * end below the snapshot's end, and has a copy of the rest. The procedure, for a snapshot that ends
 * at address H and pins its files against removal:
 *
 * <ol>
 *   <li>Everything below H is synced (by the caller).
 *   <li>Link each file that ends at or below H. Where the file system cannot, copy and sync it. A
 *       file that is gone held nothing of the snapshot.
 *   <li>Copy what lies below H of the file that H is in, and sync it.
 *   <li>Note the checksums of that file's pages, see {@link TailChecksums}.
 *   <li>Tell the clone how much of each file is in use, see {@link Utilization}.
 *   <li>Sync the clone's folder, then the folder it is in.
 * </ol>
 */
final class Cloner {
  private final LogReader reader;
  private final Utilization utilization;
  private final Disk disk;

  Cloner(LogReader reader, Utilization utilization, Disk disk) {
    this.reader = reader;
    this.utilization = utilization;
    this.disk = disk;
  }

  /**
   * Clones into folders that do not exist yet.
   *
   * @param addresses where the log's files begin
   * @param high where the snapshot ends
   */
  CloneReport cloneTo(long[] addresses, long high, Iterable<Path> folders) {
    CloneReport report = CloneReport.NOTHING;
    Set<Path> parents = new LinkedHashSet<>();
    for (Path folder : folders) {
      report = report.plus(cloneOne(addresses, high, folder));
      parents.add(folder.toAbsolutePath().getParent());
    }
    for (Path parent : parents) {
      syncFolder(parent);
    }
    return report;
  }

  private CloneReport cloneOne(long[] addresses, long high, Path folder) {
    try {
      disk.createFolder(folder);
    } catch (IOException e) {
      throw failure(folder, e);
    }
    try {
      CloneReport report = CloneReport.NOTHING;
      for (long address : addresses) {
        report = report.plus(cloneFile(address, high, folder));
      }
      LogFile last = reader.file(TailChecksums.fileOf(high));
      TailChecksums.none(folder, disk).write(high, last);
      utilization.writeFor(folder, addresses, high);
      disk.syncFolder(folder);
      return report;
    } catch (IOException e) {
      throw removing(folder, failure(folder, e));
    }
  }

  private CloneReport cloneFile(long address, long high, Path folder) throws IOException {
    Path source = reader.file(address).path();
    Path target = folder.resolve(LogUtil.getLogFilename(address));
    if (address >= high) {
      return CloneReport.NOTHING;
    }
    boolean full = address + XodusLog.FILE_BYTES <= high;
    try {
      if (full && disk.tryLink(source, target)) {
        return new CloneReport(1, LogFile.FULL_BYTES, 0);
      }
      long length = full ? LogFile.FULL_BYTES : high - address;
      disk.copy(source, target, length);
      return new CloneReport(0, 0, length);
    } catch (IOException e) {
      if (full && Files.notExists(source)) {
        disk.delete(target);
        return CloneReport.NOTHING;
      }
      throw e;
    }
  }

  private void syncFolder(Path folder) {
    try {
      disk.syncFolder(folder);
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private EngineException failure(Path folder, IOException cause) {
    return FileFailures.of(cause, "cannot clone " + reader.folder() + " to " + folder);
  }

  /** Gives the space back at once; what cannot be removed is left to the database's next open. */
  private EngineException removing(Path folder, EngineException failure) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        disk.delete(entry);
      }
      disk.delete(folder);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
