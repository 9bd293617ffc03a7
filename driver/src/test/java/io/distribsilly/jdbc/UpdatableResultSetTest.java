package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are changed where they are read. */
final class UpdatableResultSetTest {
  private static final int FORWARD = ResultSet.TYPE_FORWARD_ONLY;
  private static final int SCROLL = ResultSet.TYPE_SCROLL_INSENSITIVE;

  @TempDir private Path folder;
  private Connection connection;
  private Statement plain;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    plain = connection.createStatement();
    plain.execute(
        "CREATE TABLE city (country CHAR(2), id INT, name VARCHAR(10) NOT NULL, size BIGINT DEFAULT 7,"
            + " PRIMARY KEY (country, id))");
    plain.execute(
        "INSERT INTO city VALUES ('PL', 1, 'Krakow', 10), ('PL', 2, 'Gdynia', 20), ('KE', 1,"
            + " 'Nairobi', 30)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource({"1003, true", "1003, false", "1004, true", "1004, false"})
  void rowsAreUpdatedDeletedAndInserted(int type, boolean autocommit) throws SQLException {
    connection.setAutoCommit(autocommit);
    try (ResultSet rows =
        updatable(type).executeQuery("SELECT *, UPPER(name) AS up FROM city c ORDER BY name")) {
      assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_UPDATABLE);
      assertThat(rows.next()).isTrue();
      rows.updateString("NAME", "Gdansk");
      rows.updateObject("size", "21");
      assertThat(rows.getString("name")).isEqualTo("Gdansk");
      rows.updateRow();
      assertThat(rows.rowUpdated()).isTrue();
      assertThat(rows.getLong("size")).isEqualTo(21);
      assertThat(rows.getString("up")).isEqualTo("GDYNIA");
      assertThat(rows.next()).isTrue();
      assertThat(rows.rowUpdated()).isFalse();
      rows.deleteRow();
      assertThat(rows.rowDeleted()).isTrue();
      assertFails(() -> rows.getString(1), "24000", SQLNonTransientException.class, "deleted");
      assertFails(rows::deleteRow, "24000", SQLNonTransientException.class, "deleted");
      rows.moveToInsertRow();
      assertThat(rows.getRow()).isZero();
      rows.updateString("country", "EC");
      rows.updateInt("id", 1);
      rows.updateString("name", "Quito");
      assertThat(rows.getString("name")).isEqualTo("Quito");
      rows.insertRow();
      rows.moveToCurrentRow();
      assertThat(rows.rowDeleted()).isTrue();
      assertThat(rows.next()).isTrue();
      rows.updateInt("id", 9);
      rows.updateRow();
      rows.updateNull("size");
      rows.updateRow();
      assertThat(rows.getInt("id")).isEqualTo(9);
      assertThat(rows.next()).isFalse();
    }
    if (!autocommit) {
      connection.commit();
    }
    assertThat(cities()).containsExactly("EC 1 Quito 7", "KE 9 Nairobi null", "PL 2 Gdansk 21");
  }

  @Test
  void whatWasChangedIsThereWhenOneScrollsBack() throws SQLException {
    try (ResultSet rows = updatable(SCROLL).executeQuery("SELECT * FROM city ORDER BY name")) {
      rows.next();
      rows.updateString("name", "Gdansk");
      rows.updateRow();
      rows.next();
      rows.deleteRow();
      rows.last();
      rows.updateString("name", "lost");
      assertThat(rows.first()).isTrue();
      assertThat(rows.getString("name")).isEqualTo("Gdansk");
      assertThat(rows.rowUpdated()).isTrue();
      assertThat(rows.relative(1)).isTrue();
      assertThat(rows.rowDeleted()).isTrue();
      assertThat(rows.last()).isTrue();
      assertThat(rows.getString("name")).isEqualTo("Nairobi");
      assertThat(rows.rowInserted()).isFalse();
    }
    assertThat(cities()).containsExactly("KE 1 Nairobi 30", "PL 2 Gdansk 20");
  }

  @Test
  void canceledUpdatesAreForgottenAndRefreshedRowsAreReadAgain() throws SQLException {
    try (ResultSet rows = updatable(FORWARD).executeQuery("SELECT * FROM city WHERE id = 2")) {
      rows.next();
      rows.updateString("name", "x");
      rows.cancelRowUpdates();
      rows.updateRow();
      assertThat(rows.getString("name")).isEqualTo("Gdynia");
      plain.executeUpdate("UPDATE city SET size = 99 WHERE id = 2");
      assertThat(rows.getLong("size")).isEqualTo(20);
      rows.refreshRow();
      assertThat(rows.getLong("size")).isEqualTo(99);
      assertThat(rows.rowUpdated()).isFalse();
      plain.executeUpdate("DELETE FROM city WHERE id = 2");
      rows.updateLong("size", 1);
      assertFails(rows::updateRow, "24000", SQLNonTransientException.class, "CITY");
      assertFails(rows::deleteRow, "24000", SQLNonTransientException.class, "CITY");
      assertFails(rows::refreshRow, "24000", SQLNonTransientException.class, "CITY");
    }
  }

  @Test
  void errorsAreThoseOfTheStatementsAndChangeNothing() throws SQLException {
    try (ResultSet rows = updatable(SCROLL).executeQuery("SELECT *, 1 AS one FROM city")) {
      assertFails(() -> rows.updateInt(2, 1), "24000", SQLNonTransientException.class);
      rows.next();
      assertFails(() -> rows.updateInt(5, 1), "HY024", SQLNonTransientException.class, "ONE");
      assertFails(() -> rows.updateString(2, "x"), "22018", SQLDataException.class, "ID");
      assertFails(() -> rows.updateString(3, "much too long"), "22001", SQLDataException.class);
      rows.updateNull(3);
      assertFails(rows::updateRow, "23502", SQLIntegrityConstraintViolationException.class, "NAME");
      assertFails(rows::insertRow, "24000", SQLNonTransientException.class, "moveToInsertRow");
      rows.moveToInsertRow();
      assertFails(rows::insertRow, "24000", SQLNonTransientException.class);
      assertFails(rows::updateRow, "24000", SQLNonTransientException.class);
      assertFails(rows::deleteRow, "24000", SQLNonTransientException.class);
      assertFails(rows::refreshRow, "24000", SQLNonTransientException.class);
      assertFails(rows::cancelRowUpdates, "24000", SQLNonTransientException.class);
      rows.updateString(1, "PL");
      rows.updateInt(2, 2);
      rows.updateString(3, "again");
      assertFails(rows::insertRow, "23505", SQLIntegrityConstraintViolationException.class, "PL");
    }
    assertThat(cities()).hasSize(3).contains("PL 2 Gdynia 20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id, name FROM city",
        "SELECT country, id + 0 AS id FROM city",
        "SELECT DISTINCT country, id FROM city",
        "SELECT country, id FROM city GROUP BY country, id",
        "SELECT a.country, a.id FROM city a, city b",
        "SELECT country, id FROM city UNION ALL SELECT country, id FROM city",
        "SELECT country, id FROM (SELECT * FROM city) AS city",
        "VALUES (1)",
        "SELECT * FROM information_schema.tables",
        "EXPLAIN PLAN FOR SELECT * FROM city",
        "CALL CHECK()"
      })
  void otherResultSetsAreReadOnlyWithAWarning(String sql) throws SQLException {
    try (Statement statement = updatable(SCROLL);
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
      assertThat(statement.getWarnings().getSQLState()).isEqualTo("01S02");
      assertFails(
          () -> rows.updateInt(1, 1), "HYC00", SQLFeatureNotSupportedException.class, "CONCUR");
      assertFails(rows::moveToInsertRow, "HYC00", SQLFeatureNotSupportedException.class);
      statement.executeQuery("SELECT * FROM city").close();
      assertThat((Throwable) statement.getWarnings()).isNull();
    }
  }

  @Test
  void aTransactionRollsItBackAndItsSnapshotIsKept() throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    try (ResultSet rows = updatable(FORWARD).executeQuery("SELECT * FROM city")) {
      rows.next();
      rows.updateString("name", "gone");
      rows.updateRow();
    }
    connection.rollback();
    assertThat(cities()).contains("KE 1 Nairobi 30");
    try (ResultSet rows = updatable(FORWARD).executeQuery("SELECT * FROM city ORDER BY id DESC");
        Connection other =
            DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
        Statement changing = other.createStatement()) {
      rows.next();
      changing.executeUpdate("UPDATE city SET size = 1 WHERE id = 2");
      rows.updateLong("size", 2);
      assertFails(rows::updateRow, "40001", SQLTransactionRollbackException.class);
    }
    connection.rollback();
    assertThat(cities()).contains("PL 2 Gdynia 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"country = 'PL' AND id = 2", "size = 20"})
  void lockedRowsAreUpdatedToo(String condition) throws SQLException {
    connection.setAutoCommit(false);
    String sql = "SELECT * FROM city WHERE " + condition + " FOR UPDATE";
    try (ResultSet rows = updatable(FORWARD).executeQuery(sql)) {
      rows.next();
      rows.updateLong("size", 21);
      rows.updateRow();
      assertThat(rows.next()).isFalse();
    }
    connection.commit();
    assertThat(cities()).contains("PL 2 Gdynia 21");
  }

  @Test
  void preparedStatementsAndQuotedNamesOfOtherSchemasWork() throws SQLException {
    plain.execute("CREATE SCHEMA \"s\"\"x\"");
    plain.execute("CREATE TABLE \"s\"\"x\".\"t y\" (\"k\"\"\" INT PRIMARY KEY, v VARCHAR)");
    plain.execute("INSERT INTO \"s\"\"x\".\"t y\" VALUES (1, 'a'), (2, 'b')");
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT v AS label, \"k\"\"\" FROM \"s\"\"x\".\"t y\" t WHERE v = ?",
            SCROLL,
            ResultSet.CONCUR_UPDATABLE)) {
      select.setString(1, "b");
      ResultSet rows = select.executeQuery();
      rows.next();
      rows.updateString("LABEL", "c");
      rows.updateRow();
      assertThat(rows.getString(1)).isEqualTo("c");
    }
  }

  @Test
  void everyTypeIsUpdated() throws Exception {
    plain.execute(
        "CREATE TABLE a (id INT PRIMARY KEY, b BOOLEAN, ti TINYINT, s SMALLINT, l BIGINT,"
            + " n DECIMAL(9, 2), r REAL, d DOUBLE, t VARCHAR, x VARBINARY, day DATE, tm TIME,"
            + " ts TIMESTAMP, tz TIMESTAMP WITH TIME ZONE, u UUID)");
    UUID uuid = UUID.randomUUID();
    Instant instant = Instant.parse("2026-05-01T10:00:00Z");
    try (ResultSet rows = updatable(FORWARD).executeQuery("SELECT * FROM a")) {
      rows.moveToInsertRow();
      rows.updateInt("id", 1);
      rows.updateBoolean("b", true);
      rows.updateByte("ti", (byte) 2);
      rows.updateShort("s", (short) 3);
      rows.updateLong("l", 4);
      rows.updateBigDecimal("n", new BigDecimal("5.25"));
      rows.updateFloat("r", 6.5f);
      rows.updateDouble("d", 7.5);
      rows.updateCharacterStream("t", new StringReader("eight!"), 5);
      rows.updateBinaryStream("x", new ByteArrayInputStream(new byte[] {9, 9}));
      rows.updateObject("day", LocalDate.of(2026, 5, 1));
      rows.updateObject("tm", "11:12:13", JDBCType.TIME);
      rows.updateTimestamp("ts", Timestamp.valueOf("2026-05-01 12:00:00"));
      rows.updateObject("tz", Timestamp.from(instant));
      rows.updateObject("u", uuid);
      rows.insertRow();
      assertThat(rows.next()).isFalse();
    }
    try (ResultSet rows = plain.executeQuery("SELECT * FROM a")) {
      rows.next();
      List<Object> values = new ArrayList<>();
      for (int i = 2; i <= 9; i++) {
        values.add(rows.getString(i));
      }
      assertThat(values).containsExactly("TRUE", "2", "3", "4", "5.25", "6.5", "7.5", "eight");
      assertThat(rows.getBytes("x")).containsExactly(9, 9);
      assertThat(rows.getString("day")).isEqualTo("2026-05-01");
      assertThat(rows.getString("tm")).isEqualTo("11:12:13");
      assertThat(rows.getTimestamp("ts")).isEqualTo(Timestamp.valueOf("2026-05-01 12:00:00"));
      assertThat(rows.getObject("tz", Instant.class)).isEqualTo(instant);
      assertThat(rows.getObject("u")).isEqualTo(uuid);
    }
  }

  private Statement updatable(int type) throws SQLException {
    return connection.createStatement(type, ResultSet.CONCUR_UPDATABLE);
  }

  private List<String> cities() throws SQLException {
    List<String> cities = new ArrayList<>();
    try (ResultSet rows = plain.executeQuery("SELECT * FROM city ORDER BY country, id")) {
      while (rows.next()) {
        cities.add(
            rows.getString(1)
                + " "
                + rows.getInt(2)
                + " "
                + rows.getString(3)
                + " "
                + rows.getString(4));
      }
    }
    return cities;
  }
}
