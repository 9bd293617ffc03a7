package io.distribsilly.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell's jar in a JVM of its own. */
final class ShellIT {
  @TempDir Path folder;
  private String database;

  @BeforeEach
  void chooseDatabase() {
    database = folder.resolve("app").toString();
  }

  private record Outcome(int status, String printed) {}

  private Outcome run(String input, String... arguments) throws Exception {
    Path typed = Files.writeString(folder.resolve("typed.sql"), input);
    File output = folder.resolve("output.txt").toFile();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-Dfile.encoding=UTF-8",
                "-jar",
                System.getProperty("shell.jar")));
    command.addAll(List.of(arguments));
    int status =
        new ProcessBuilder(command)
            .redirectInput(typed.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start()
            .waitFor();
    return new Outcome(status, Files.readString(output.toPath(), UTF_8));
  }

  @Test
  void whatIsTypedIsExecuted() throws Exception {
    Outcome outcome =
        run(
            """
            CREATE TABLE city (id INTEGER PRIMARY KEY, name VARCHAR(20));
            INSERT INTO city VALUES (1, 'Krakow'), (2, 'Nairobi');
            SELECT name FROM city
              WHERE id = 2;
            CALL RESHARD(8);
            !tables
            """,
            database);

    assertThat(outcome.printed())
        .contains("2 rows affected", "| Nairobi |", "| CITY ")
        .doesNotContain("Error", "WARN", "SLF4J");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void whatIsThereIsThereTheNextTime() throws Exception {
    run("UPSERT INTO kv VALUES ('a', 'b');\n", database);

    assertThat(run("SELECT * FROM kv;\n", database).printed()).contains("| a   | b     |");
  }

  @Test
  void anErrorIsOneLineThatNamesThePlace() throws Exception {
    assertThat(run("SELEC * FROM kv;\nSELECT * FROM kv;\n", database).printed())
        .contains("Error: line 1, column 1:", "(state=42000,code=")
        .contains("No rows selected")
        .doesNotContain("\tat ");
  }

  @Test
  void aFileIsRunToItsEnd() throws Exception {
    Path script = Files.writeString(folder.resolve("script.sql"), "VALUES ('from ' || 'file');\n");

    assertThat(run("", database, "-f", script.toString()).printed()).contains("| from file |");
  }

  @Test
  void withoutAFolderItTellsHowItIsUsed() throws Exception {
    Outcome outcome = run("");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.printed()).startsWith("usage: java -jar distribsilly-shell.jar FOLDER");
    assertThat(run("", "--help").status()).isZero();
  }
}
