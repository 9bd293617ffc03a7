package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestFile;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.FileFailures;
import io.distribsilly.engine.file.Folders;
import io.distribsilly.engine.shard.ShardFolder;
import io.distribsilly.engine.store.StoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The private copy of a database that is to be read and not changed: its manifest and its stores,
 * without the commit log. Full files are hard links where that is possible, and nobody writes to a
 * file with more than one link.
 *
 * <p>It is beside the database, as {@code .NAME.distribsilly-salvage}, so that links work; where
 * nothing can be made there, in the folder for temporary files. What a killed process has left
 * beside the database is deleted by the next that makes a copy: whoever does has the folder's lock.
 */
final class SalvageCopy {
  private static final String SUFFIX = ".distribsilly-salvage";

  private final Path path;
  private final Disk disk;

  private SalvageCopy(Path path, Disk disk) {
    this.path = path;
    this.disk = disk;
  }

  /**
   * Makes the copy.
   *
   * @param database a canonical path; its lock is held
   * @throws EngineException with CORRUPTION if the manifest is damaged or a store is missing,
   *     CONNECTION_REJECTED if the database was never finished, DISK_FULL or IO_ERROR
   */
  static SalvageCopy of(Path database, Disk disk, StoreFactory stores) {
    Manifest manifest = new ManifestFile(database, disk).read();
    if (!manifest.complete()) {
      throw new EngineException(
          ErrorCode.CONNECTION_REJECTED,
          "database %s was never finished, so it has no commits to salvage; open it as usual"
              .formatted(database));
    }
    try {
      SalvageCopy copy = new SalvageCopy(makeFolder(database, disk), disk);
      copy.fill(database, manifest, stores);
      return copy;
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot make a copy to read of database " + database);
    }
  }

  private static Path makeFolder(Path database, Disk disk) throws IOException {
    Path name = database.getFileName();
    if (name != null && Files.isWritable(database.getParent())) {
      Path beside = database.resolveSibling("." + name + SUFFIX);
      Folders.deleteTree(beside, disk);
      disk.createFolder(beside);
      return beside;
    }
    return Files.createTempDirectory(SUFFIX.substring(1)).toRealPath();
  }

  private void fill(Path database, Manifest manifest, StoreFactory stores) throws IOException {
    try {
      Path file = database.resolve(ManifestFile.NAME);
      disk.copy(file, path.resolve(ManifestFile.NAME), Files.size(file));
      disk.createFolder(path.resolve(ShardFolder.NAME));
      for (String shard : manifest.shards()) {
        Path source = database.resolve(ShardFolder.NAME).resolve(shard);
        if (Files.isDirectory(source)) { // one that is missing is named when the copy is opened
          stores.copyClosed(source, path.resolve(ShardFolder.NAME).resolve(shard));
        }
      }
    } catch (IOException | RuntimeException e) {
      deleteAfter(e);
      throw e;
    }
  }

  private void deleteAfter(Exception failure) {
    try {
      delete();
    } catch (EngineException e) {
      failure.addSuppressed(e);
    }
  }

  Path path() {
    return path;
  }

  /** Deletes it; what is linked stays where it was. */
  void delete() {
    try {
      Folders.deleteTree(path, disk);
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot delete %s, which is of no more use".formatted(path));
    }
  }
}
