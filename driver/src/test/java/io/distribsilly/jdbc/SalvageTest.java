package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The option damagedLog=salvage: what an operator does when the commit log is damaged. */
@Timeout(120)
final class SalvageTest {
  private static final int ROWS = 60;
  private static final int DAMAGED = 40;

  @TempDir Path folder;
  private Path damaged;
  private Path segment;

  @BeforeEach
  void damageTheLogOfAProcessThatWasKilled() throws Exception {
    Path live = folder.resolve("live");
    damaged = folder.resolve("damaged");
    try (Connection connection = connect(live, "");
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO kv VALUES (?, 'value')")) {
      for (int row = 0; row < ROWS; row++) {
        insert.setString(1, key(row));
        insert.executeUpdate();
      }
      copy(live, damaged);
    }
    segment = damage(key(DAMAGED));
  }

  @Test
  void theUsualWayToOpenItNamesFileAndPlaceAndTheOption() {
    assertThatThrownBy(() -> connect(damaged, ""))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX001"))
        .hasMessageContaining(segment + " is damaged at byte")
        .hasMessageContaining("damagedLog=salvage");
  }

  @Test
  void theRowsBeforeTheDamageCanBeBroughtIntoAnotherDatabase() throws SQLException {
    try (Connection salvaged = connect(damaged, "?damagedLog=salvage");
        Connection other = connect(folder.resolve("other"), "");
        Statement select = salvaged.createStatement();
        ResultSet rows = select.executeQuery("SELECT key, value FROM kv");
        PreparedStatement insert = other.prepareStatement("INSERT INTO kv VALUES (?, ?)")) {
      while (rows.next()) {
        insert.setString(1, rows.getString(1));
        insert.setString(2, rows.getString(2));
        insert.executeUpdate();
      }
      assertThat(keys(other)).isEqualTo(expected());
    }
  }

  @Test
  void aWarningAndTheSettingsTellWhatIsMissing() throws SQLException {
    try (Connection connection = connect(damaged, "?damagedLog=salvage");
        Statement statement = connection.createStatement()) {
      SQLWarning warning = connection.getWarnings();
      assertThat(warning.getSQLState()).isEqualTo("01000");
      assertThat(warning.getMessage())
          .contains("the commits after number " + DAMAGED + " are missing")
          .contains(segment.toString(), "at byte");
      try (ResultSet setting =
          statement.executeQuery(
              "SELECT value, remarks FROM information_schema.settings WHERE name = 'damagedLog'")) {
        assertThat(setting.next()).isTrue();
        assertThat(setting.getString(1)).isEqualTo("salvage");
        assertThat(setting.getString(2)).isEqualTo(warning.getMessage());
      }
    }
  }

  @Test
  void everyChangeIsRefusedWhateverTheConnectionIsSetTo() throws SQLException {
    try (Connection connection = connect(damaged, "?damagedLog=salvage&readOnly=false");
        Statement statement = connection.createStatement()) {
      assertThat(connection.isReadOnly()).isTrue();
      connection.clearWarnings();
      connection.setReadOnly(false);
      assertThat(connection.isReadOnly()).isTrue();
      assertThat((Throwable) connection.getWarnings()).hasMessageContaining("read-only");
      for (String sql :
          List.of(
              "INSERT INTO kv VALUES ('a', '1')",
              "UPSERT INTO kv VALUES ('a', '1')",
              "UPDATE kv SET value = '2' WHERE key = 'a'",
              "DELETE FROM kv WHERE key = 'a'",
              "CREATE TABLE t (id INT PRIMARY KEY)",
              "DROP TABLE kv",
              "CALL RESHARD(8)",
              "CALL RESHARD_CANCEL()",
              "CALL COMPACT()")) {
        assertFails(
            () -> statement.execute(sql), "25006", SQLNonTransientException.class, "salvage");
      }
      statement.execute("SET TRANSACTION READ WRITE");
      connection.setAutoCommit(false);
      assertFails(
          () -> statement.execute("DELETE FROM kv WHERE key = 'a'"),
          "25006",
          SQLNonTransientException.class,
          "salvage");
      connection.rollback();
      assertThat(keys(connection)).isEqualTo(expected());
    }
  }

  @Test
  void checkFindsNothingAndABackupIsADatabaseThatCanBeWrittenTo() throws SQLException {
    Path saved = folder.resolve("saved");
    try (Connection connection = connect(damaged, "?damagedLog=salvage");
        Statement statement = connection.createStatement()) {
      try (ResultSet problems = statement.executeQuery("CALL CHECK()")) {
        assertThat(problems.next()).isFalse();
      }
      statement.execute("CALL BACKUP('%s')".formatted(saved));
    }
    try (Connection connection = connect(saved, "");
        Statement statement = connection.createStatement()) {
      assertThat((Throwable) connection.getWarnings()).isNull();
      assertThat(keys(connection)).isEqualTo(expected());
      assertThat(statement.executeUpdate("INSERT INTO kv VALUES ('new', 'row')")).isEqualTo(1);
    }
  }

  private static Connection connect(Path database, String options) throws SQLException {
    return DriverManager.getConnection("jdbc:distribsilly:" + database + options);
  }

  private static String key(int row) {
    return "key number %04d".formatted(row);
  }

  private static List<String> expected() {
    return IntStream.range(0, DAMAGED).mapToObj(SalvageTest::key).toList();
  }

  private static List<String> keys(Connection connection) throws SQLException {
    List<String> keys = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT key FROM kv ORDER BY key")) {
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
    }
    return keys;
  }

  /** Flips a bit in the record that has this text. */
  private Path damage(String text) throws IOException {
    Path file = damaged.resolve("log").toRealPath().resolve("0000000000000001.log");
    byte[] bytes = Files.readAllBytes(file);
    int at = indexOf(bytes, text.getBytes(UTF_8));
    bytes[at] ^= 1;
    Files.write(file, bytes);
    return file;
  }

  private static int indexOf(byte[] bytes, byte[] sought) {
    return IntStream.range(0, bytes.length - sought.length)
        .filter(at -> Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length))
        .findFirst()
        .orElseThrow();
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> tree = Files.walk(source)) {
      for (Path path : tree.toList()) {
        Files.copy(path, target.resolve(source.relativize(path)));
      }
    }
  }
}
