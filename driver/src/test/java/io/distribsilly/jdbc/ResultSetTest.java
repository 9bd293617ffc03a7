package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultSetTest {
  @TempDir private Path folder;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    statement = connection.createStatement();
    statement.executeUpdate(
        "CREATE TABLE city (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL,"
            + " area DECIMAL(9, 2), note VARCHAR)");
    statement.executeUpdate(
        "INSERT INTO city VALUES (1, 'Oslo', 454.00, NULL), (2, '300', 1.50, 'n')");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void columnsAreFoundByLabelThenByNameInAnyCase() throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT id, name AS \"Label\", area FROM city WHERE id = 1")) {
      rows.next();
      assertThat(rows.findColumn("label")).isEqualTo(2);
      assertThat(rows.findColumn("NAME")).isEqualTo(2);
      assertThat(rows.getInt("Id")).isEqualTo(1);
      assertThat(rows.getString("LABEL")).isEqualTo("Oslo");
      assertFails(
          () -> rows.getString("population"),
          "42S22",
          SQLSyntaxErrorException.class,
          "\"population\"",
          "AREA");
      assertFails(() -> rows.getInt(0), "42S22", SQLSyntaxErrorException.class, "1 to 3");
      assertFails(() -> rows.getInt(4), "42S22", SQLSyntaxErrorException.class, "no column 4");
    }
  }

  @Test
  void valuesAreReadAsManyTypes() throws Exception {
    try (ResultSet rows = statement.executeQuery("SELECT * FROM city WHERE id = 2")) {
      rows.next();
      assertThat(rows.getLong("ID")).isEqualTo(2);
      assertThat(rows.getBoolean("ID")).isTrue();
      assertThat(rows.getShort("NAME")).isEqualTo((short) 300);
      assertThat(rows.getBigDecimal("AREA")).isEqualTo(new BigDecimal("1.50"));
      assertThat(rows.getInt("AREA")).isEqualTo(1);
      assertThat(rows.getFloat("AREA")).isEqualTo(1.5f);
      assertThat(rows.getDouble("AREA")).isEqualTo(1.5d);
      assertThat(rows.getObject("AREA", Double.class)).isEqualTo(1.5d);
      assertThat(rows.getObject("ID", Map.of())).isEqualTo(2);
      assertThat(rows.getObject("NOTE")).isEqualTo("n");
      assertThat(rows.getCharacterStream("NOTE").read()).isEqualTo('n');
      assertThat(rows.getAsciiStream("NOTE")).hasContent("n");
      assertThat(rows.getBinaryStream("NOTE")).hasContent("n");
      assertThat(rows.getClob("NOTE").length()).isEqualTo(1);
      assertThat(rows.getBlob("NOTE").length()).isEqualTo(1);
      assertThat(rows.getBytes("NOTE")).containsExactly('n');
      assertFails(
          () -> rows.getByte("NAME"), "22003", SQLDataException.class, "column \"NAME\"", "'300'");
      assertFails(() -> rows.getDate("ID"), "22018", SQLDataException.class, "column \"ID\"");
      assertFails(() -> rows.getURL("NOTE"), "22018", SQLDataException.class);
      assertFails(() -> rows.getObject(1, Thread.class), "22018", SQLDataException.class, "Thread");
      assertFails(() -> rows.getArray(1), "HYC00", SQLFeatureNotSupportedException.class);
    }
  }

  @Test
  void nullIsZeroForPrimitivesAndTold() throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT note, id FROM city WHERE id = 1")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
      assertThat(rows.wasNull()).isTrue();
      assertThat(rows.getInt(2)).isEqualTo(1);
      assertThat(rows.wasNull()).isFalse();
      assertThat(rows.getBoolean(1)).isFalse();
      assertThat(rows.getString(1)).isNull();
      assertThat(rows.getObject(1)).isNull();
      assertThat(rows.getObject(1, Integer.class)).isNull();
      assertThat(rows.getTimestamp(1)).isNull();
      assertThat(rows.getClob(1)).isNull();
    }
  }

  @Test
  void knowsItsPosition() throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT id, name FROM city WHERE id IN (1, 2)")) {
      assertThat(rows.isBeforeFirst()).isTrue();
      assertThat(rows.getRow()).isZero();
      assertFails(() -> rows.getInt(1), "24000", SQLNonTransientException.class, "next()");
      rows.next();
      assertThat(rows.isBeforeFirst()).isFalse();
      assertThat(rows.isFirst()).isTrue();
      assertThat(rows.isLast()).isFalse();
      assertThat(rows.getString(2)).isEqualTo("Oslo");
      assertThat(rows.getRow()).isEqualTo(1);
      rows.next();
      assertThat(rows.isLast()).isTrue();
      assertThat(rows.getString(2)).isEqualTo("300");
      assertThat(rows.next()).isFalse();
      assertThat(rows.next()).isFalse();
      assertThat(rows.isAfterLast()).isTrue();
      assertThat(rows.getRow()).isZero();
      assertFails(() -> rows.getInt(1), "24000", SQLNonTransientException.class, "after");
    }
    try (ResultSet none = statement.executeQuery("SELECT id FROM city WHERE id = 99")) {
      assertThat(none.isBeforeFirst()).isFalse();
      assertThat(none.next()).isFalse();
      assertThat(none.isAfterLast()).isFalse();
    }
  }

  @Test
  void goesForwardOnlyAndCannotBeUpdated() throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT id FROM city WHERE id = 1")) {
      assertFails(rows::previous, "24000", SQLNonTransientException.class, "forward only");
      assertFails(() -> rows.absolute(1), "24000", SQLNonTransientException.class);
      assertFails(
          () -> rows.updateInt(1, 1), "HYC00", SQLFeatureNotSupportedException.class, "UPDATABLE");
      assertFails(rows::deleteRow, "HYC00", SQLFeatureNotSupportedException.class);
      assertThat(rows.rowUpdated()).isFalse();
      assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
      assertThat(rows.getStatement()).isSameAs(statement);
      rows.setFetchSize(10);
      assertThat(rows.getFetchSize()).isEqualTo(10);
      rows.setFetchDirection(ResultSet.FETCH_FORWARD);
      assertFails(
          () -> rows.setFetchDirection(ResultSet.FETCH_REVERSE),
          "HY024",
          SQLNonTransientException.class);
    }
  }

  @Test
  void metadataDescribesTheColumns() throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT id, name AS n, area, id + 1 AS e FROM city WHERE id = 1")) {
      ResultSetMetaData columns = rows.getMetaData();
      assertThat(columns.getColumnCount()).isEqualTo(4);
      assertThat(columns.getColumnLabel(2)).isEqualTo("N");
      assertThat(columns.getColumnName(2)).isEqualTo("NAME");
      assertThat(columns.getTableName(2)).isEqualTo("CITY");
      assertThat(columns.getSchemaName(2)).isEqualTo("PUBLIC");
      assertThat(columns.getCatalogName(2)).isEmpty();
      assertThat(columns.getColumnType(2)).isEqualTo(Types.VARCHAR);
      assertThat(columns.getPrecision(2)).isEqualTo(40);
      assertThat(columns.getColumnDisplaySize(2)).isEqualTo(40);
      assertThat(columns.isCaseSensitive(2)).isTrue();
      assertThat(columns.isNullable(2)).isEqualTo(ResultSetMetaData.columnNoNulls);
      assertThat(columns.getColumnTypeName(3)).isEqualTo("DECIMAL");
      assertThat(columns.getPrecision(3)).isEqualTo(9);
      assertThat(columns.getScale(3)).isEqualTo(2);
      assertThat(columns.getColumnDisplaySize(3)).isEqualTo("-1234567.89".length());
      assertThat(columns.isSigned(3)).isTrue();
      assertThat(columns.isNullable(3)).isEqualTo(ResultSetMetaData.columnNullable);
      assertThat(columns.getColumnClassName(3)).isEqualTo("java.math.BigDecimal");
      assertThat(columns.getTableName(4)).isEmpty();
      assertThat(columns.isReadOnly(4)).isTrue();
      assertThat(columns.isReadOnly(1)).isFalse();
      assertFails(() -> columns.getColumnType(5), "42S22", SQLSyntaxErrorException.class);
    }
  }

  @Test
  void metadataTellsTheSchema() throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT s.slot, c.name, 1 FROM information_schema.shards s CROSS JOIN city c")) {
      ResultSetMetaData columns = rows.getMetaData();
      assertThat(columns.getSchemaName(1)).isEqualTo("INFORMATION_SCHEMA");
      assertThat(columns.getTableName(1)).isEqualTo("SHARDS");
      assertThat(columns.getSchemaName(2)).isEqualTo("PUBLIC");
      assertThat(columns.getSchemaName(3)).isEmpty();
    }
  }

  @Test
  void rowsThatCannotBeHadAreNotTheEnd() throws SQLException {
    for (int type : new int[] {ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE}) {
      try (Statement dividing = connection.createStatement(type, ResultSet.CONCUR_READ_ONLY);
          ResultSet rows = dividing.executeQuery("SELECT 1 / (2 - id) FROM city")) {
        assertThat(rows.next()).isTrue();
        for (int i = 0; i < 3; i++) {
          assertFails(rows::next, "22012", SQLDataException.class);
        }
      }
    }
  }
}
