package io.distribsilly.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in a JVM of its own, with the jar on its class path. */
final class JarProgramIT {
  private static final List<String> WORK =
      List.of("Kraków", "Kenya 1", "Polska 1", "1 Kraków", "2 Nairobi", "4 Gdańsk", "1 Łódź");
  private static final String DRIVER = "io.distribsilly.jdbc.DistribsillyDriver";

  @TempDir private Path folder;

  @Test
  void oneJarIsEnough() throws Exception {
    List<String> printed = run(List.of(OneJar.FILE), "jdbc:distribsilly:" + folder.resolve("db"));

    assertThat(printed).containsExactlyElementsOf(with(WORK, DRIVER));
  }

  /** Its classes come first, and it has a setting that would make our strings unreadable. */
  @Test
  void anotherCalciteChangesNothing() throws Exception {
    List<Path> classPath =
        new ArrayList<>(
            OneJar.ofClassPath(name -> !name.matches("(test-)?classes|(distribsilly|slf4j)-.*")));
    classPath.add(OneJar.FILE);
    List<String> printed =
        run(
            classPath,
            "jdbc:distribsilly:" + folder.resolve("db"),
            "-Dcalcite.default.charset=ISO-8859-1");

    assertThat(printed.subList(0, WORK.size())).isEqualTo(WORK);
    assertThat(printed).contains(DRIVER, "org.apache.calcite.jdbc.Driver");
    assertThat(printed).noneMatch(line -> line.startsWith("io.distribsilly.shaded."));
  }

  private List<String> run(List<Path> classPath, String url, String... options) throws Exception {
    List<Path> all = new ArrayList<>(classPath);
    all.addAll(OneJar.slf4j());
    all.add(Path.of("target", "test-classes"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-classpath"));
    command.add(all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(PlainProgram.class.getName());
    command.add(url);
    Path printed = folder.resolve("printed.txt");
    Process program =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(program.waitFor(5, TimeUnit.MINUTES)).isTrue();
    List<String> lines = Files.readAllLines(printed, StandardCharsets.UTF_8);
    assertThat(program.exitValue()).as("printed: %s", lines).isZero();
    return lines;
  }

  private static List<String> with(List<String> lines, String last) {
    List<String> all = new ArrayList<>(lines);
    all.add(last);
    return all;
  }
}
