package io.distribsilly.engine;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts processes with the classes of the tests, in half of the time that is usual: with an
 * archive of the classes that a rehearsal has loaded.
 */
final class ChildJvm {
  private final String classPath;
  private final Path archive;

  private ChildJvm(String classPath, Path archive) {
    this.classPath = classPath;
    this.archive = archive;
  }

  /**
   * Prepares the starts.
   *
   * @param folder where files may be put
   * @param rehearsal a main class and its arguments: a run that ends by itself
   */
  static ChildJvm prepare(Path folder, String... rehearsal)
      throws IOException, InterruptedException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      boolean isFolder = Files.isDirectory(path); // which an archive cannot refer to
      entries.add(isFolder ? jar(path, folder, entries.size()).toString() : entry);
    }
    ChildJvm jvm =
        new ChildJvm(String.join(File.pathSeparator, entries), folder.resolve("classes.jsa"));
    Process process = jvm.start("-XX:ArchiveClassesAtExit=" + jvm.archive, rehearsal);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    if (process.waitFor() != 0) { // JDK 25 was seen to crash while it writes the archive
      System.err.println("the rehearsal has failed: starts will take longer");
      Files.deleteIfExists(jvm.archive);
    }
    return jvm;
  }

  /** Starts a main class with arguments; its errors go to those of this process. */
  Process start(String... main) throws IOException {
    return start("-XX:SharedArchiveFile=" + archive, main);
  }

  private Process start(String option, String... main) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx256m",
                "-Xshare:auto",
                "-Xlog:disable", // whether the archive can be used concerns nobody
                option,
                "-cp",
                classPath));
    command.addAll(List.of(main));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static Path jar(Path classes, Path folder, int number) throws IOException {
    Path jar = folder.resolve("classes%d.jar".formatted(number));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> tree = Files.walk(classes)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
