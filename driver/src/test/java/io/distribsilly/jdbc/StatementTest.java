package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatementTest {
  /** By key, so that no plan of a whole table stands between the tests and what they test. */
  private static final String SELECT_ALL =
      "SELECT key FROM kv WHERE key IN ('a', 'b', 'c', 'd', 'x', 'y')";

  @TempDir private Path folder;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    statement = connection.createStatement();
    statement.executeUpdate("INSERT INTO kv VALUES ('a', '1'), ('b', '2'), ('c', '3')");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void tellsRowsAndUpdateCountsApart() throws SQLException {
    assertThat(statement.execute("SELECT value FROM kv WHERE key = 'a'")).isTrue();
    ResultSet rows = statement.getResultSet();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(statement.execute("UPDATE kv SET value = '9' WHERE key IN ('a', 'b')")).isFalse();
    assertThat(rows.isClosed()).isTrue();
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.getUpdateCount()).isEqualTo(2);
    assertThat(statement.getLargeUpdateCount()).isEqualTo(2);
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(statement.executeUpdate("CREATE TABLE t (id INT PRIMARY KEY)")).isZero();
    assertThat(statement.executeLargeUpdate("DELETE FROM kv WHERE key = 'none'")).isZero();
  }

  @Test
  void severalStatementsRunInOrder() throws SQLException {
    boolean rowsFirst =
        statement.execute(
            "SELECT value FROM kv WHERE key = 'a'; CREATE TABLE s (id INT PRIMARY KEY); -- ;\n"
                + "INSERT INTO s VALUES (1), (2); /* ; */ SELECT ';' || CAST(id AS VARCHAR) FROM s;"
                + " DELETE FROM s;;");
    assertThat(rowsFirst).isTrue();
    ResultSet first = statement.getResultSet();
    assertThat(first.next()).isTrue();
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(first.isClosed()).isTrue();
    assertThat(statement.getUpdateCount()).isZero();
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(2);
    assertThat(statement.getMoreResults()).isTrue();
    ResultSet second = statement.getResultSet();
    assertThat(second.next()).isTrue();
    assertThat(second.getString(1)).isEqualTo(";1");
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(2);
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
  }

  @Test
  void ofSeveralStatementsThoseBeforeTheOneThatFailsAreDone() throws SQLException {
    assertFails(
        () ->
            statement.execute("CREATE TABLE s (id INT PRIMARY KEY); SELECT 1; DROP TABLE nothing"),
        "42S02",
        SQLSyntaxErrorException.class,
        "NOTHING");
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertFails(
        () -> statement.execute("DROP TABLE s; SELEC 1; SELECT 1"),
        "42000",
        SQLSyntaxErrorException.class,
        "line 1");
    assertThat(statement.execute("SELECT * FROM s; SELECT * FROM s")).isTrue();
    assertThat(statement.executeUpdate("DROP TABLE s;")).isZero();
    assertFails(
        () -> statement.executeUpdate("DROP TABLE s; SELECT 1"),
        "07005",
        SQLNonTransientException.class,
        "several");
  }

  @Test
  void theMethodMustFitTheStatement() throws SQLException {
    assertFails(
        () -> statement.executeQuery("DELETE FROM kv WHERE key = 'a'"),
        "07005",
        SQLNonTransientException.class,
        "executeUpdate()");
    assertFails(
        () -> statement.executeUpdate("SELECT value FROM kv WHERE key = 'a'"),
        "07005",
        SQLNonTransientException.class,
        "executeQuery()");
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void syntaxErrorsNameTheirPlace() {
    assertFails(
        () -> statement.execute("SELEC value FROM kv"),
        "42000",
        SQLSyntaxErrorException.class,
        "line 1",
        "column 1");
    assertFails(
        () -> statement.execute("SELECT value FROM nowhere WHERE key = 'a'"),
        "42S02",
        SQLSyntaxErrorException.class,
        "NOWHERE");
    assertFails(
        () -> statement.execute("SELECT colour FROM kv WHERE key = 'a'"),
        "42S22",
        SQLSyntaxErrorException.class,
        "COLOUR");
    assertFails(() -> statement.execute(null), "HY024", SQLNonTransientException.class);
  }

  @Test
  void maxRowsEndsTheRows() throws SQLException {
    statement.setMaxRows(2);
    try (ResultSet rows = statement.executeQuery(SELECT_ALL)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.next()).isTrue();
      assertThat(rows.isLast()).isTrue();
      assertThat(rows.next()).isFalse();
    }
    statement.setLargeMaxRows(0);
    assertThat(statement.getMaxRows()).isZero();
    assertFails(() -> statement.setMaxRows(-1), "HY024", SQLNonTransientException.class);
  }

  @Test
  void maxFieldSizeCutsTexts() throws SQLException {
    statement.executeUpdate("INSERT INTO kv VALUES ('long', 'abcdef')");
    statement.setMaxFieldSize(3);
    try (ResultSet rows = statement.executeQuery("SELECT value FROM kv WHERE key = 'long'")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("abc");
    }
  }

  @Test
  void closesWithItsLastResultIfAsked() throws SQLException {
    statement.closeOnCompletion();
    assertThat(statement.isCloseOnCompletion()).isTrue();
    ResultSet rows = statement.executeQuery("SELECT value FROM kv WHERE key = 'a'");
    assertThat(statement.isClosed()).isFalse();
    rows.close();
    assertThat(statement.isClosed()).isTrue();
  }

  @Test
  void closingAStatementClosesItsRows() throws SQLException {
    ResultSet rows = statement.executeQuery("SELECT value FROM kv WHERE key = 'a'");
    statement.close();
    statement.close();
    assertThat(rows.isClosed()).isTrue();
    assertFails(rows::next, "HY010", SQLNonTransientException.class, "closed");
    assertFails(
        () -> statement.execute("SELECT 1"), "HY010", SQLNonTransientException.class, "closed");
  }

  @Test
  void aBatchGoesOnAfterAFailureAndTellsWhatFailed() throws SQLException {
    statement.addBatch("INSERT INTO kv VALUES ('d', '4')");
    statement.addBatch("INSERT INTO kv VALUES ('a', '1')");
    statement.addBatch("SELECT value FROM kv WHERE key = 'a'");
    statement.addBatch("UPDATE kv SET value = '0' WHERE key IN ('a', 'd')");
    assertThatThrownBy(statement::executeBatch)
        .isInstanceOfSatisfying(
            BatchUpdateException.class,
            failure -> {
              assertThat(failure.getUpdateCounts())
                  .containsExactly(1, Statement.EXECUTE_FAILED, Statement.EXECUTE_FAILED, 2);
              assertThat(failure.getSQLState()).isEqualTo("23505");
              assertThat((Throwable) failure)
                  .hasMessageContaining("entry 2 of 4")
                  .hasCauseInstanceOf(SQLIntegrityConstraintViolationException.class);
              assertThat((Throwable) failure.getNextException()).isSameAs(failure.getCause());
              assertThat(failure.getNextException().getNextException().getSQLState())
                  .isEqualTo("07005");
            });
    assertThat(statement.executeBatch()).isEmpty();
    statement.addBatch("DELETE FROM kv WHERE key = 'a'");
    statement.clearBatch();
    assertThat(statement.executeLargeBatch()).isEmpty();
    assertThat(count()).isEqualTo(4);
  }

  @Test
  void aPreparedBatchTellsEachCount() throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kv VALUES (?, ?)")) {
      for (String key : new String[] {"x", "a", "y"}) {
        insert.setString(1, key);
        insert.setString(2, "new");
        insert.addBatch();
      }
      assertThatThrownBy(insert::executeBatch)
          .isInstanceOfSatisfying(
              BatchUpdateException.class,
              failure ->
                  assertThat(failure.getLargeUpdateCounts())
                      .containsExactly(1, Statement.EXECUTE_FAILED, 1));
    }
    assertThat(count()).isEqualTo(5);
    try (PreparedStatement select =
        connection.prepareStatement("SELECT value FROM kv WHERE key = ?")) {
      select.setString(1, "a");
      select.addBatch();
      assertThatThrownBy(select::executeBatch)
          .isInstanceOfSatisfying(
              BatchUpdateException.class,
              failure -> {
                assertThat(failure.getUpdateCounts()).containsExactly(Statement.EXECUTE_FAILED);
                assertThat(failure.getSQLState()).isEqualTo("07005");
              });
    }
  }

  @Test
  void generatedKeysAreTheKeyOrWhatWasAskedFor() throws SQLException {
    statement.executeUpdate("INSERT INTO kv VALUES ('d', '4')", Statement.RETURN_GENERATED_KEYS);
    try (ResultSet keys = statement.getGeneratedKeys()) {
      assertThat(keys.getMetaData().getColumnCount()).isEqualTo(1);
      assertThat(keys.next()).isTrue();
      assertThat(keys.getString(1)).isEqualTo("d");
    }
    statement.executeUpdate("INSERT INTO kv VALUES ('e', '5')", new String[] {"KEY", "VALUE"});
    try (ResultSet keys = statement.getGeneratedKeys()) {
      assertThat(keys.findColumn("value")).isEqualTo(2);
      assertThat(keys.next()).isTrue();
      assertThat(keys.getString(2)).isEqualTo("5");
    }
    assertFails(
        () -> statement.execute("SELECT 1", 99), "HY024", SQLNonTransientException.class, "99");
  }

  @Test
  void severalStatementsCanBeReadAtOnce() throws SQLException {
    try (Statement other = connection.createStatement();
        ResultSet outer = statement.executeQuery(SELECT_ALL);
        ResultSet inner = other.executeQuery(SELECT_ALL)) {
      int rows = 0;
      while (outer.next() && inner.next()) {
        assertThat(inner.getString(1)).isEqualTo(outer.getString(1));
        rows++;
      }
      assertThat(rows).isEqualTo(3);
    }
  }

  @Test
  void keepsItsSettings() throws SQLException {
    statement.setFetchSize(7);
    statement.setFetchDirection(ResultSet.FETCH_REVERSE);
    statement.setQueryTimeout(9);
    statement.setPoolable(true);
    statement.setEscapeProcessing(false);
    statement.setCursorName("c");
    assertThat(statement.getFetchSize()).isEqualTo(7);
    assertThat(statement.getFetchDirection()).isEqualTo(ResultSet.FETCH_REVERSE);
    assertThat(statement.getQueryTimeout()).isEqualTo(9);
    assertThat(statement.isPoolable()).isTrue();
    assertThat(statement.getConnection()).isSameAs(connection);
    assertThat((Throwable) statement.getWarnings()).isNull();
    assertThat(statement.enquoteLiteral("it's")).isEqualTo("'it''s'");
    assertFails(() -> statement.setFetchSize(-1), "HY024", SQLNonTransientException.class);
    assertFails(() -> statement.setQueryTimeout(-1), "HY024", SQLNonTransientException.class);
    assertFails(() -> statement.setFetchDirection(1), "HY024", SQLNonTransientException.class);
    assertFails(
        () -> statement.getMoreResults(Statement.KEEP_CURRENT_RESULT),
        "HYC00",
        SQLFeatureNotSupportedException.class);
  }

  private int count() throws SQLException {
    try (Statement counting = connection.createStatement();
        ResultSet rows = counting.executeQuery(SELECT_ALL)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }
}
