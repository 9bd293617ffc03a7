package io.distribsilly.engine.reshard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.shard.LocalShard;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Checks before a RESHARD that the disk has room for what it must copy. */
final class FreeSpace {
  private FreeSpace() {}

  /**
   * Clones share their files where the file system has hard links; elsewhere every byte is copied.
   *
   * @throws EngineException with DISK_FULL if there is not enough space
   */
  static void check(Path shardsFolder, Collection<LocalShard> shards) {
    try {
      if (hardLinksWork(shardsFolder)) {
        return;
      }
      long needed = shards.stream().mapToLong(shard -> shard.store().statistics().bytes()).sum();
      long usable = Files.getFileStore(shardsFolder).getUsableSpace();
      if (usable < needed) {
        throw new EngineException(
            ErrorCode.DISK_FULL,
            "RESHARD needs %d bytes, as %s has no hard links, but %d are free; free some space"
                .formatted(needed, shardsFolder, usable));
      }
    } catch (IOException e) {
      throw new EngineException(
          ErrorCode.IO_ERROR, "cannot inspect %s: %s".formatted(shardsFolder, e.getMessage()), e);
    }
  }

  private static boolean hardLinksWork(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "link-test", "");
    Path link = folder.resolve(file.getFileName() + ".link");
    try {
      Files.createLink(link, file);
      return true;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return false;
    } finally {
      Files.deleteIfExists(link);
      Files.delete(file);
    }
  }
}
