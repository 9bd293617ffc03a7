package io.distribsilly.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuickstartTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Screen screen =
      new Screen(new PrintStream(printed, true, StandardCharsets.UTF_8), false);

  @TempDir Path folder;

  @Test
  void runTwiceItGivesTheSameAnswers() throws Exception {
    Path database = folder.resolve("quick start?;100%");
    Answers first = Quickstart.run(database, screen);
    Answers second = Quickstart.run(database, screen);

    assertThat(second).isEqualTo(first);
    assertThat(first.rows()).isEqualTo(24_323 + 1_000);
    assertThat(first.shards()).isEqualTo(8);
    assertThat(first.lookedUp().get(0).name()).isEqualTo("Tokyo");
  }

  @Test
  void printsWholeLinesAndTheUrlThatOpensTheDatabase() throws Exception {
    Path database = folder.resolve("db");
    Quickstart.run(database, screen);

    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("\r");
    String url = text.lines().map(String::strip).filter(l -> l.startsWith("jdbc:")).findAny().get();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name FROM cities WHERE geoname_id = 3413829")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("Reykjavík");
    }
  }

  @Test
  void keepsItsHandsOffADatabaseThatItDidNotMake() throws Exception {
    String url = "jdbc:distribsilly:" + folder.resolve("other");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE cities (id INTEGER PRIMARY KEY)");
    }

    assertThatThrownBy(() -> Quickstart.run(folder.resolve("other"), screen))
        .isInstanceOf(QuickstartFailure.class)
        .hasMessageContaining("did not make");

    try (Connection connection = DriverManager.getConnection(url + "?create=false");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("INSERT INTO cities VALUES (1)")).isEqualTo(1);
    }
  }

  @Test
  void keepsItsHandsOffAFolderWithOtherFiles() throws Exception {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "dear");

    assertThatThrownBy(() -> Quickstart.run(folder, screen)).isInstanceOf(QuickstartFailure.class);

    assertThat(letter).hasContent("dear");
  }
}
