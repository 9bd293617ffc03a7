package io.distribsilly.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A new folder for the data of one benchmark, on the disk that the system property {@code
 * benchmark.folder} names; closing it deletes it.
 *
 * @param path absolute
 */
public record ScratchFolder(Path path) implements AutoCloseable {
  /** Makes a folder whose name begins with a prefix. */
  public static ScratchFolder create(String prefix) throws IOException {
    Path parent = Path.of(System.getProperty("benchmark.folder", "target/benchmarks"));
    Files.createDirectories(parent);
    return new ScratchFolder(Files.createTempDirectory(parent, prefix).toAbsolutePath());
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(path)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : deepestFirst) {
      Files.delete(entry);
    }
  }
}
