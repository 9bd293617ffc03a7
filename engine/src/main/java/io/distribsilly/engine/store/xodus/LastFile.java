package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.IOException;

/** The last file of a log that is opened as it is, without a safe address. */
final class LastFile {
  private final LogFile file;
  private final Disk disk;

  LastFile(LogFile file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  /**
   * Checks as much of it as there are checksums for. A process may have been killed when it had
   * filled the file and not yet written the checksums behind it; that is made good.
   */
  void adopt(TailChecksums tail) throws IOException {
    if (file.bytesOnDisk() < XodusLog.FILE_BYTES) {
      tail.newestIn(file).ifPresent(address -> tail.check(address, file));
    } else if (file.trailer().isEmpty()) {
      byte[] trailer = file.resumeAt(XodusLog.FILE_BYTES).trailer();
      try (DiskFile open = disk.open(file.path())) {
        open.truncate(XodusLog.FILE_BYTES);
        open.write(XodusLog.FILE_BYTES, trailer, 0, trailer.length);
        open.sync();
      }
    }
  }
}
