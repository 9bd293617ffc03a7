package io.distribsilly.jar;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The jar that the build has just made: what others get. */
final class OneJar {
  static final Path FILE = Path.of(System.getProperty("distribsilly.jar"));

  private OneJar() {}

  /** Returns the names of its files, without those of folders. */
  static List<String> names() {
    try (JarFile jar = new JarFile(FILE.toFile())) {
      return jar.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(JarFile jar, ZipEntry entry) {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the jars with such names that this test's own class path has. */
  static List<Path> ofClassPath(Predicate<String> name) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> name.test(path.getFileName().toString()))
        .toList();
  }

  /** Returns SLF4J, the one thing that the jar asks for. */
  static List<Path> slf4j() {
    return ofClassPath(name -> name.startsWith("slf4j-"));
  }
}
