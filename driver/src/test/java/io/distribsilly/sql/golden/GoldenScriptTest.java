package io.distribsilly.sql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.sql.local.LocalSession;
import io.distribsilly.sql.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each script of {@code src/test/resources/sql} on a new database with 4 shards, whose folder
 * is <code>{folder}</code> there; what is beside that is the test's, too. With {@code
 * -Dgolden.rewrite=true} the scripts get the outcomes they have; read the difference.
 */
class GoldenScriptTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/sql");

  static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Opens a session that hardly waits for locks: the one that has them waits for it. */
  static Session connect(Path folder) {
    TransactionOptions options =
        TransactionOptions.DEFAULT
            .withDurability(Durability.PERIODIC)
            .withLockTimeout(Duration.ofMillis(10));
    return new LocalSession(Database.open(folder, DatabaseOptions.DEFAULT), options);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void givesWhatTheScriptSays(String name, @TempDir Path folder) throws IOException {
    Path file = SCRIPTS.resolve(name);
    String expected = Files.readString(file);
    Path root = folder.toRealPath().resolve("db");
    String actual;
    try (GoldenScript golden = new GoldenScript(() -> connect(root))) {
      String script = expected.replace("{folder}", root.toString());
      actual = golden.run(script).replace(root.toString(), "{folder}");
    }
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(file, actual);
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }
}
