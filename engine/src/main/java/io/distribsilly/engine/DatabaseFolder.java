package io.distribsilly.engine;

import io.distribsilly.engine.catalog.ManifestFile;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the folder of a database, and refuses everything that is none. */
final class DatabaseFolder {
  /** What a creation that was interrupted before it wrote the manifest may have left. */
  private static final Set<String> BEFORE_MANIFEST = Set.of(FolderLock.NAME, ManifestFile.NEW_NAME);

  private DatabaseFolder() {}

  /**
   * Returns the canonical path of a folder that holds a database or may become one; makes it if
   * that is allowed.
   *
   * @throws EngineException with CONNECTION_REJECTED
   */
  static Path prepare(Path folder, boolean create, Disk disk) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw rejected(folder, "is a file; name a folder");
    }
    if (!Files.exists(folder)) {
      makeFolder(folder, create, disk);
    }
    try {
      Path canonical = folder.toRealPath();
      if (!Files.exists(canonical.resolve(ManifestFile.NAME))) {
        checkCanBecomeDatabase(canonical, create);
      }
      return canonical;
    } catch (IOException e) {
      throw failed(folder, "cannot be read", e);
    }
  }

  private static void makeFolder(Path folder, boolean create, Disk disk) {
    if (!create) {
      throw rejected(folder, "does not exist, and create=false forbids to make it");
    }
    try {
      Folders.createWithParents(folder.toAbsolutePath(), disk);
    } catch (IOException e) {
      throw failed(folder, "cannot be made", e);
    }
  }

  private static void checkCanBecomeDatabase(Path folder, boolean create) throws IOException {
    if (!create) {
      throw rejected(folder, "holds no database, and create=false forbids to make one");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !BEFORE_MANIFEST.contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw rejected(
                    folder,
                    "has no %s but holds other things (%s); name a new or an empty folder"
                        .formatted(ManifestFile.NAME, name));
              });
    }
  }

  private static EngineException rejected(Path folder, String why) {
    return new EngineException(
        ErrorCode.CONNECTION_REJECTED, "database folder %s %s".formatted(folder, why));
  }

  private static EngineException failed(Path folder, String what, IOException e) {
    return new EngineException(
        ErrorCode.CONNECTION_REJECTED, "database folder %s %s: %s".formatted(folder, what, e), e);
  }
}
