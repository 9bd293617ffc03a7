package io.distribsilly.engine.maintenance;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.FileFailures;
import io.distribsilly.engine.file.Folders;
import io.distribsilly.engine.shard.ShardFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that a backup goes into: absent or empty before. Whoever makes {@code shards/} in it
 * has it for himself.
 */
final class BackupFolder {
  private final Path path;
  private final Disk disk;

  /** The folders that did not exist before, the innermost first. */
  private final List<Path> made;

  private BackupFolder(Path path, Disk disk, List<Path> made) {
    this.path = path;
    this.disk = disk;
    this.made = made;
  }

  /**
   * Makes the folder if it is absent, and takes it.
   *
   * @param database the folder of the database, canonical
   * @throws EngineException with INVALID_PARAMETER_VALUE if it cannot be used, DISK_FULL or
   *     IO_ERROR
   */
  static BackupFolder take(Path target, Path database, Disk disk) {
    Path absolute = target.toAbsolutePath().normalize();
    try {
      checkUsable(absolute, database);
      List<Path> made = missing(absolute);
      Folders.createWithParents(absolute, disk);
      BackupFolder folder = new BackupFolder(absolute.toRealPath(), disk, made);
      folder.claim();
      return folder;
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot make the backup folder " + absolute);
    }
  }

  private static void checkUsable(Path folder, Path database) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw refused(folder, "is a file");
    }
    if (real(folder).startsWith(database)) {
      throw refused(folder, "is in the folder of the database");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        Optional<Path> first = entries.findFirst();
        if (first.isPresent()) {
          throw refused(folder, "is not empty: it holds " + first.get().getFileName());
        }
      }
    }
  }

  /** Returns the canonical path of a folder, also if it is still to be made. */
  private static Path real(Path folder) throws IOException {
    if (Files.exists(folder) || folder.getParent() == null) {
      return folder.toRealPath();
    }
    return real(folder.getParent()).resolve(folder.getFileName());
  }

  private static List<Path> missing(Path folder) {
    List<Path> missing = new ArrayList<>();
    for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
      missing.add(path);
    }
    return missing;
  }

  private void claim() throws IOException {
    try {
      disk.createFolder(shards());
    } catch (FileAlreadyExistsException e) {
      throw refused(path, "is used by another backup");
    }
  }

  Path path() {
    return path;
  }

  Path shards() {
    return path.resolve(ShardFolder.NAME);
  }

  /** Removes everything; what cannot be removed is attached to the cause. */
  void remove(Exception cause) {
    try {
      try (Stream<Path> entries = Files.list(path)) {
        for (Path entry : entries.toList()) {
          Folders.deleteTree(entry, disk);
        }
      }
      for (Path folder : made) {
        disk.delete(folder);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static EngineException refused(Path folder, String why) {
    return new EngineException(
        ErrorCode.INVALID_PARAMETER_VALUE,
        "the backup folder %s %s; name one that is absent or empty, outside of the database"
            .formatted(folder, why));
  }
}
