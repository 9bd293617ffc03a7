package io.distribsilly.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.jdbc.DistribsillyDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar in a class loader of its own, beside the classes that it is made of. */
final class JarScriptsIT {
  private static final Path SCRIPTS = Path.of("src/test/resources/sql");

  private static final Pattern OURS =
      Pattern.compile(
          "[\\w$]+|java[.$].*|io[.]distribsilly|META-INF/services/java[.]sql[.]Driver"
              + "|(META-INF/services/)?(io[./]distribsilly|org[./]slf4j)[./].*");

  private static AloneLoader loader;
  private static Driver jar;

  @BeforeAll
  static void load() {
    loader = AloneLoader.open();
    jar = ServiceLoader.load(Driver.class, loader).iterator().next();
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void answersAsItsClassesDo(String script, @TempDir Path folder) throws Exception {
    assertThat(outcomes(jar, script, folder.resolve("jar")))
        .isEqualTo(outcomes(new DistribsillyDriver(), script, folder.resolve("classes")));
    assertThat(foreign()).as("what could have come from an application's own jars").isEmpty();
  }

  @Test
  void isTheOneDriverThatTheJarOffers() {
    assertThat(jar.getClass().getName()).isEqualTo(DistribsillyDriver.class.getName());
    assertThat(jar.getClass()).isNotEqualTo(DistribsillyDriver.class);
    assertThat(ServiceLoader.load(Driver.class, loader).stream())
        .filteredOn(provider -> provider.type().getClassLoader() == loader)
        .hasSize(1);
  }

  private static List<String> outcomes(Driver driver, String script, Path folder)
      throws IOException, SQLException {
    try (ScriptRun run = new ScriptRun(driver, folder)) {
      return run.run(Files.readString(SCRIPTS.resolve(script)));
    }
  }

  /** The compiler of generated code also tries names without a package, and parts of names. */
  private static Set<String> foreign() {
    Set<String> foreign = new TreeSet<>(loader.asked());
    foreign.removeIf(OURS.asMatchPredicate());
    return foreign;
  }
}
