package io.distribsilly.sql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.sql.local.LocalSession;
import io.distribsilly.sql.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each script of {@code src/test/resources/sql} on a new database with 4 shards. With {@code
 * -Dgolden.rewrite=true} the scripts get the outcomes they have; read the difference.
 */
class GoldenScriptTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/sql");

  static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void givesWhatTheScriptSays(String name, @TempDir Path folder) throws IOException {
    Path file = SCRIPTS.resolve(name);
    String expected = Files.readString(file);
    Database database = Database.open(folder.resolve("db"), DatabaseOptions.DEFAULT);
    String actual;
    try (Session session = new LocalSession(database, Durability.PERIODIC)) {
      actual =
          new GoldenScript(session).run(expected).replace(database.folder().toString(), "{folder}");
    }
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(file, actual);
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }
}
