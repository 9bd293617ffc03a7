package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a log that a checkpoint found safe on disk: everything below one address. Xodus only
 * appends, so it is still what it was; what lies above may be anything after a power loss.
 */
final class SafePart {
  private final LogReader reader;
  private final SharedFiles files;
  private final Disk disk;
  private final TailChecksums tail;
  private final long address;

  /**
   * @param address the address up to which the log is safe
   */
  SafePart(LogReader reader, SharedFiles files, Disk disk, TailChecksums tail, long address) {
    this.reader = reader;
    this.files = files;
    this.disk = disk;
    this.address = address;
    this.tail = tail;
  }

  /**
   * Cuts the log back to it. Nothing is changed if the safe part is not whole.
   *
   * @throws EngineException with CORRUPTION if a file of the safe part is missing or too short, or
   *     the last one is not what it was; the others are checked when they are read
   */
  void cutBackTo() throws IOException {
    requireFolder();
    long[] addresses = reader.addresses();
    LogFile last = reader.file(TailChecksums.fileOf(address));
    long length = address - last.getAddress();
    for (long file : addresses) {
      if (file < last.getAddress()) {
        requireLength(reader.file(file), LogFile.FULL_BYTES);
      }
    }
    requireLength(last, length == XodusLog.FILE_BYTES ? LogFile.FULL_BYTES : length);
    if (!tail.check(address, last)) {
      throw damaged("its checksums are missing in the file 'tail'");
    }
    deleteFilesAbove(last, addresses);
    if (last.length() > length) {
      files.truncate(last, length);
    }
    tail.retain(address);
  }

  /** The files are gone for good before the log grows again and gives their names to others. */
  private void deleteFilesAbove(LogFile last, long[] addresses) throws IOException {
    boolean deleted = false;
    for (int i = addresses.length - 1; i >= 0 && addresses[i] > last.getAddress(); i--) {
      LogFile file = reader.file(addresses[i]);
      reader.forget(file);
      disk.delete(file.path());
      deleted = true;
    }
    if (deleted) {
      disk.syncFolder(reader.folder());
    }
  }

  private void requireFolder() {
    Path folder = reader.folder();
    if (!Files.isDirectory(folder)) {
      throw damaged("the folder " + folder + " is missing");
    }
  }

  private void requireLength(LogFile file, long expected) {
    if (!Files.exists(file.path())) {
      throw damaged("the file " + file + " is missing");
    }
    long actual = file.bytesOnDisk();
    boolean full = expected == LogFile.FULL_BYTES;
    if (full ? actual != expected : actual < expected) {
      throw damaged(
          "the file " + file + " has " + actual + " bytes, " + expected + " are expected");
    }
  }

  private EngineException damaged(String what) {
    return new EngineException(
        ErrorCode.CORRUPTION,
        "the store in "
            + reader.folder()
            + " is damaged below its safe address "
            + address
            + ": "
            + what
            + "; restore the database from a backup");
  }
}
