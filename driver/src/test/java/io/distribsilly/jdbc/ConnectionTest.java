package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionTest {
  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aReadOnlyConnectionReadsAndRefusesToWrite() throws SQLException {
    connection.setReadOnly(true);
    assertThat(connection.isReadOnly()).isTrue();
    assertThat(connection.getMetaData().isReadOnly()).isTrue();
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT value FROM kv WHERE key = 'a'").close();
      statement.executeQuery("CALL CHECK()").close();
      for (String sql :
          new String[] {
            "INSERT INTO kv VALUES ('a', '1')",
            "CREATE TABLE t (id INT PRIMARY KEY)",
            "DROP TABLE kv",
            "CALL RESHARD(8)",
            "{call RESHARD(8)}"
          }) {
        assertFails(
            () -> statement.execute(sql), "25006", SQLNonTransientException.class, "setReadOnly");
      }
      connection.setReadOnly(false);
      assertThat(statement.executeUpdate("INSERT INTO kv VALUES ('a', '1')")).isEqualTo(1);
    }
  }

  @Test
  void resultSetTypesThatAreNotThereAreReplacedWithAWarning() throws SQLException {
    try (Statement statement =
        connection.createStatement(
            ResultSet.TYPE_SCROLL_SENSITIVE,
            ResultSet.CONCUR_UPDATABLE,
            ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
      assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
      assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_UPDATABLE);
    }
    SQLWarning warning = connection.getWarnings();
    assertThat(warning.getSQLState()).isEqualTo("01S02");
    connection.clearWarnings();
    assertThat((Throwable) connection.getWarnings()).isNull();
    assertThatThrownBy(() -> connection.createStatement(1, ResultSet.CONCUR_READ_ONLY))
        .hasMessageContaining("1 is no type");
  }

  @Test
  void keepsClientInfoAndWarnsOfOther() throws SQLException {
    connection.setClientInfo("ApplicationName", "test");
    assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("test");
    connection.setClientInfo("Colour", "green");
    assertThat((Throwable) connection.getWarnings()).hasMessageContaining("Colour");
    Properties properties = new Properties();
    properties.setProperty("ClientUser", "me");
    connection.setClientInfo(properties);
    assertThat(connection.getClientInfo()).isEqualTo(properties);
    connection.close();
    assertThatThrownBy(() -> connection.setClientInfo("ClientUser", "me"))
        .isInstanceOf(SQLClientInfoException.class);
  }

  @Test
  void theSchemaIsPublicUntilItIsSetAndThereIsNoCatalog() throws SQLException {
    connection.setSchema("PUBLIC");
    connection.setSchema("public");
    assertThat(connection.getSchema()).isEqualTo("PUBLIC");
    connection.setCatalog("any");
    assertThat(connection.getCatalog()).isNull();
    assertFails(
        () -> connection.setSchema("OTHER"),
        "3F000",
        SQLNonTransientException.class,
        "\"OTHER\" does not exist");
  }

  @Test
  void optionalCallsWithoutSupportDoNotLookLikeABrokenConnection() {
    assertUnsupported(() -> connection.createArrayOf("INTEGER", new Object[0]));
    assertUnsupported(() -> connection.createStruct("T", new Object[0]));
    assertUnsupported(connection::createSQLXML);
    assertUnsupported(() -> connection.setTypeMap(Map.of("T", String.class)));
  }

  @Test
  void makesLobsToBeFilled() throws SQLException {
    Clob clob = connection.createClob();
    clob.setString(1, "text");
    assertThat(clob.length()).isEqualTo(4);
    assertThat(connection.createBlob().length()).isZero();
    assertThat(connection.createNClob().length()).isZero();
  }

  @Test
  void settingsWithoutEffectAreKept() throws SQLException {
    connection.setNetworkTimeout(Runnable::run, 500);
    assertThat(connection.getNetworkTimeout()).isEqualTo(500);
    assertThat(connection.nativeSQL("{fn NOW()}")).isEqualTo("{fn NOW()}");
    assertThat(connection.getTypeMap()).isEmpty();
    connection.getTypeMap().put("T", String.class);
    assertThat(connection.getTypeMap()).isEmpty();
    assertFails(
        () -> connection.setNetworkTimeout(null, 1), "HY024", SQLNonTransientException.class);
    assertThat(connection.unwrap(JdbcConnection.class)).isSameAs(connection);
    assertThat(connection.isWrapperFor(String.class)).isFalse();
    assertThatThrownBy(() -> connection.unwrap(String.class)).isInstanceOf(SQLException.class);
  }

  @Test
  void closingTwiceIsFine() throws SQLException {
    connection.close();
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThat(connection.isValid(0)).isFalse();
    assertThatThrownBy(() -> connection.isValid(-1)).isInstanceOf(SQLException.class);
  }

  private static void assertUnsupported(ThrowingCallable call) {
    assertFails(call, "HYC00", SQLFeatureNotSupportedException.class);
  }
}
