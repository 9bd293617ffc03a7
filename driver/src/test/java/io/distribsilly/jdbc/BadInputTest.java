package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users get wrong: a clear error with its SQLState and subclass, and nothing changed. */
final class BadInputTest {
  private static final Map<String, Class<? extends SQLException>> CLASSES =
      Map.of(
          "07", SQLNonTransientException.class,
          "22", SQLDataException.class,
          "23", SQLIntegrityConstraintViolationException.class,
          "42", SQLSyntaxErrorException.class,
          "55", SQLNonTransientException.class);

  @TempDir private Path folder;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    statement = connection.createStatement();
    statement.executeUpdate(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(3) NOT NULL, n TINYINT, d DATE)");
    statement.executeUpdate("INSERT INTO t VALUES (1, 'one', 1, DATE '2001-02-03')");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELEC 1 | 42000 | line 1",
        "SELECT FROM t | 42000 | line 1",
        "SELECT * FROM nowhere | 42S02 | NOWHERE",
        "INSERT INTO nowhere VALUES (1) | 42S02 | NOWHERE",
        "SELECT colour FROM t WHERE id = 1 | 42S22 | COLOUR",
        "UPDATE t SET colour = 1 WHERE id = 1 | 42S22 | COLOUR",
        "DROP TABLE nowhere | 42S02 | NOWHERE",
        "CREATE TABLE t (id INT PRIMARY KEY) | 42S01 | T",
        "INSERT INTO t VALUES (2, 'two') | 42000 | 2",
        "INSERT INTO t VALUES (2, 'four', 1, NULL) | 22001 | NAME",
        "INSERT INTO t VALUES (2, 'two', 128, NULL) | 22003 | 128",
        "INSERT INTO t VALUES (2, 'two', 'x', NULL) | 22018 | x",
        "INSERT INTO t VALUES ('two', 'two', 1, NULL) | 22018 | two",
        "INSERT INTO t VALUES (2, 'two', 1, 'soon') | 22007 | soon",
        "INSERT INTO t VALUES (NULL, 'two', 1, NULL) | 23502 | ID",
        "INSERT INTO t VALUES (2, NULL, 1, NULL) | 23502 | NAME",
        "INSERT INTO t (id) VALUES (2) | 23502 | NAME",
        "UPDATE t SET name = NULL WHERE id = 1 | 23502 | NAME",
        "INSERT INTO t VALUES (1, 'two', 1, NULL) | 23505 | 1",
        "INSERT INTO t VALUES (2, 'two', 1, NULL), (1, 'two', 1, NULL) | 23505 | 1",
        "CALL RESHARD(0) | 22023 | 0",
        "CALL RESHARD(3) | 22023 | 2, 8",
        "CALL RESHARD(6) | 22023 | 6",
        "CALL RESHARD(1028) | 22023 | 1028",
        "CALL RESHARD(NULL) | 22023 | NULL",
        "{call RESHARD('many')} | 22023 | many",
        "CALL RESHARD() | 42000 | RESHARD",
        "CALL RESHARD_CANCEL() | 55000 | no RESHARD",
        "CALL RESHARD_CANCEL(1) | 42000 | RESHARD_CANCEL",
        "CALL NOTHING(1) | 42S03 | NOTHING"
      })
  void isRefusedAndChangesNothing(String sql, String state, String word) throws SQLException {
    List<String> before = rows();
    assertFails(() -> statement.execute(sql), state, CLASSES.get(state.substring(0, 2)), word);
    assertThat(rows()).isEqualTo(before);
    assertThat(connection.isValid(1)).isTrue();
  }

  @Test
  void parametersThatDoNotFitAreRefused() throws SQLException {
    String sql = "INSERT INTO t VALUES (?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, 2);
      insert.setObject(2, "two");
      insert.setObject(3, 1000);
      insert.setObject(4, null);
      assertFails(insert::execute, "22003", SQLDataException.class, "1000");
      insert.setObject(3, "x");
      assertFails(insert::execute, "22018", SQLDataException.class, "x");
      insert.setObject(3, null);
      insert.setObject(2, "four");
      assertFails(insert::execute, "22001", SQLDataException.class, "NAME");
      insert.setObject(2, null);
      assertFails(insert::execute, "23502", SQLIntegrityConstraintViolationException.class, "NAME");
      insert.setObject(2, "two");
      insert.setObject(1, null);
      assertFails(insert::execute, "23502", SQLIntegrityConstraintViolationException.class, "ID");
    }
    assertThat(rows()).hasSize(1);
    assertFails(
        () -> statement.execute(sql), "07001", SQLNonTransientException.class, "parameters");
  }

  private List<String> rows() throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery("SELECT * FROM t WHERE id IN (1, 2)")) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1) + rows.getString(2) + rows.getString(3) + rows.getString(4));
      }
      return found;
    }
  }
}
