package io.distribsilly.benchmarks.reshard;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** Measures what a folder takes on disk: a file with several hard links counts once. */
final class DiskUse {
  private DiskUse() {}

  static long bytes(Path folder) throws IOException {
    Set<Object> seen = new HashSet<>();
    long[] bytes = {0};
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Object identity = attributes.fileKey() == null ? file : attributes.fileKey();
            if (seen.add(identity)) {
              bytes[0] += attributes.size();
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // deleted by the database since it was listed
            }
            throw e;
          }
        });
    return bytes[0];
  }
}
