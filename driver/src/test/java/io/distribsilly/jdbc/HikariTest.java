package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HikariTest {
  @TempDir private Path folder;

  /** Something that a user does wrong. */
  private interface Mistake {
    void make(Connection connection) throws SQLException;
  }

  @Test
  void manyThreadsShareAPool() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (HikariDataSource pool = new HikariDataSource(config(4))) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        int thread = i;
        running.add(threads.submit(() -> insertAndRead(pool, thread)));
      }
      for (Future<?> each : running) {
        each.get();
      }
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(4);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theMistakesOfUsersDoNotCostAConnection() throws SQLException {
    List<Mistake> mistakes =
        List.of(
            connection -> execute(connection, "SELEC 1"),
            connection -> execute(connection, "SELECT * FROM nowhere WHERE key = 'a'"),
            connection -> execute(connection, "SELECT nothing FROM kv WHERE key = 'a'"),
            connection -> execute(connection, "INSERT INTO kv VALUES ('a', '1'), ('a', '1')"),
            connection -> execute(connection, "INSERT INTO kv VALUES (NULL, '1')"),
            connection -> execute(connection, "CALL RESHARD(0)"),
            connection -> execute(connection, "CALL NOTHING(1)"),
            connection ->
                connection.createStatement().executeQuery("DELETE FROM kv WHERE key = 'a'"),
            connection -> connection.prepareStatement("INSERT INTO kv VALUES (?, ?)").execute(),
            connection -> connection.createArrayOf("VARCHAR", new Object[0]),
            Connection::commit,
            connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE),
            connection ->
                connection.prepareCall("CALL RESHARD(?)").registerOutParameter(1, Types.INTEGER));
    try (HikariDataSource pool = new HikariDataSource(config(1))) {
      JdbcConnection first = underlying(pool);
      for (Mistake mistake : mistakes) {
        try (Connection connection = pool.getConnection()) {
          assertThatThrownBy(() -> mistake.make(connection)).isInstanceOf(SQLException.class);
        }
        assertThat(underlying(pool)).isSameAs(first);
      }
    }
  }

  @Test
  void settingsAreResetWhenAConnectionComesBack() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource(config(1))) {
      try (Connection connection = pool.getConnection()) {
        connection.setReadOnly(true);
        connection.setNetworkTimeout(Runnable::run, 5);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        count(connection);
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.isReadOnly()).isFalse();
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(connection.getNetworkTimeout()).isZero();
      }
    }
  }

  @Test
  void aClosedConnectionIsReplaced() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource(config(1))) {
      JdbcConnection first = underlying(pool);
      try (Connection connection = pool.getConnection()) {
        first.close();
        assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
            .isInstanceOf(SQLException.class);
      }
      assertThat(underlying(pool)).isNotSameAs(first);
    }
  }

  @Test
  void aPoolWithoutAutocommitRollsBackWhatWasNotCommitted() throws SQLException {
    HikariConfig config = config(1);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        execute(connection, "INSERT INTO kv VALUES ('kept', '1')");
        connection.commit();
        execute(connection, "INSERT INTO kv VALUES ('lost', '1')");
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(count(connection)).isEqualTo(1);
      }
    }
  }

  @Test
  void aReadOnlyPoolRefusesToWrite() throws SQLException {
    HikariConfig config = config(1);
    config.setReadOnly(true);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection connection = pool.getConnection()) {
      assertThat(connection.isReadOnly()).isTrue();
      assertThatThrownBy(() -> execute(connection, "DELETE FROM kv WHERE key = 'a'"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("read-only");
      assertThat(count(connection)).isZero();
    }
  }

  @Test
  void aPoolThatWantsMoreIsolationThanThereIsSaysSoAtOnce() {
    HikariConfig config = config(1);
    config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    assertThatThrownBy(() -> new HikariDataSource(config).close())
        .isInstanceOf(PoolInitializationException.class)
        .hasStackTraceContaining("not serializable");
  }

  @Test
  void theDataSourceClassCanBeConfiguredByProperties() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(1);
    config.setDataSourceClassName(DistribsillyDataSource.class.getName());
    config.addDataSourceProperty("url", "jdbc:distribsilly:" + folder.resolve("app"));
    config.addDataSourceProperty("shards", 2);
    config.addDataSourceProperty("durability", "periodic");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThat(underlying(pool).isValid(1)).isTrue();
    }
  }

  private HikariConfig config(int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:distribsilly:" + folder.resolve("app"));
    config.setUsername("sa");
    config.setPassword("");
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(20_000);
    return config;
  }

  private static Object insertAndRead(HikariDataSource pool, int thread) throws SQLException {
    for (int i = 0; i < 20; i++) {
      String key = thread + "/" + i;
      try (Connection connection = pool.getConnection();
          PreparedStatement insert = connection.prepareStatement("INSERT INTO kv VALUES (?, ?)");
          PreparedStatement select =
              connection.prepareStatement("SELECT value FROM kv WHERE key = ?")) {
        insert.setString(1, key);
        insert.setInt(2, i);
        assertThat(insert.executeUpdate()).isEqualTo(1);
        select.setString(1, key);
        try (ResultSet rows = select.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt(1)).isEqualTo(i);
        }
      }
    }
    return null;
  }

  private static JdbcConnection underlying(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return connection.unwrap(JdbcConnection.class);
    }
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM kv")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
