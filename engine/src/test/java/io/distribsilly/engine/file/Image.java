package io.distribsilly.engine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** All files of a {@link PowerLossDisk} at one moment. Never changed; thread-safe. */
public final class Image {
  private final FolderState root;

  Image(FolderState root) {
    this.root = root;
  }

  /**
   * Writes one of the states that a power loss at this moment may leave. What was synced is there.
   * Of what was not, every sector of every file and every entry of every folder may be old or new,
   * whatever the order in which it was done.
   *
   * @param folder a folder that does not exist yet
   * @param random chooses the state
   */
  public void writeTo(Path folder, Random random) throws IOException {
    new Writer(Optional.of(random)).write(root, folder);
  }

  /** Writes what a killed process leaves: all that it has done, synced or not. */
  public void killed(Path folder) throws IOException {
    new Writer(Optional.empty()).write(root, folder);
  }

  /** Writes one state. A file with several names is written once, and linked. */
  private static final class Writer {
    private final Optional<Random> random;
    private final Map<FileState, Path> written = new IdentityHashMap<>();

    Writer(Optional<Random> random) {
      this.random = random;
    }

    void write(FolderState folder, Path path) throws IOException {
      Files.createDirectory(path);
      Map<String, NodeState> entries = random.map(folder::afterPowerLoss).orElseGet(folder::whole);
      for (Map.Entry<String, NodeState> entry : entries.entrySet()) {
        Path child = path.resolve(entry.getKey());
        if (entry.getValue() instanceof FolderState childFolder) {
          write(childFolder, child);
        } else if (entry.getValue() instanceof FileState file) {
          write(file, child);
        }
      }
    }

    private void write(FileState file, Path path) throws IOException {
      Path other = written.putIfAbsent(file, path);
      if (other == null) {
        random.map(file::afterPowerLoss).orElseGet(file::whole).writeTo(path);
      } else {
        Files.createLink(path, other);
      }
    }
  }
}
