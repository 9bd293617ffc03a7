package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small pool that many threads use well and badly, for as long as a few thousand turns take. */
final class HikariSoakTest {
  private static final long SEED = Long.getLong("distribsilly.seed", 42);
  private static final int THREADS = 8;
  private static final int ROUNDS = 250;
  private static final String VALIDATE_ALWAYS = "com.zaxxer.hikari.aliveBypassWindowMs";

  @TempDir private Path folder;

  @BeforeEach
  void validateEachTimeAConnectionIsLent() {
    System.setProperty(VALIDATE_ALWAYS, "0");
  }

  @AfterEach
  void validateAsUsual() {
    System.clearProperty(VALIDATE_ALWAYS);
  }

  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:distribsilly:" + folder.resolve("app") + "?durability=periodic");
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(1);
    config.setLeakDetectionThreshold(2_000);
    config.setConnectionTimeout(60_000);
    return config;
  }

  @Test
  void nothingIsLostWhileConnectionsAreEvictedAndShardsChange() throws Exception {
    System.out.println("seed " + SEED);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (HikariDataSource pool = new HikariDataSource(config())) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        running.add(threads.submit(() -> use(pool, thread)));
      }
      for (int shards : new int[] {8, 16, 8, 4}) {
        pool.getHikariPoolMXBean().softEvictConnections();
        try (Connection connection = pool.getConnection()) {
          execute(connection, "CALL RESHARD(" + shards + ")");
        }
      }
      int committed = 0;
      for (Future<Integer> each : running) {
        committed += each.get();
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(count(connection)).isEqualTo(committed);
      }
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(4);
    } finally {
      threads.shutdown();
    }
  }

  /** Returns how many rows it has committed. */
  private static int use(HikariDataSource pool, int thread) throws SQLException {
    Random random = new Random(SEED + thread);
    int committed = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try (Connection connection = pool.getConnection()) {
        committed += turn(connection, random.nextInt(6), thread + "/" + i);
      }
    }
    return committed;
  }

  private static int turn(Connection connection, int what, String key) throws SQLException {
    switch (what) {
      case 0 -> {
        insert(connection, key);
        return 1;
      }
      case 1 -> {
        connection.setAutoCommit(false);
        insert(connection, key);
        connection.commit();
        return 1;
      }
      case 2 -> {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setSavepoint("here");
        insert(connection, key); // and forgets to commit
      }
      case 3 -> {
        insert(connection, key);
        assertThatThrownBy(() -> insert(connection, key)).isInstanceOf(SQLException.class);
        return 1;
      }
      case 4 -> forgetToClose(connection);
      default -> count(connection);
    }
    return 0;
  }

  @SuppressWarnings("resource") // what users forget
  private static void forgetToClose(Connection connection) throws SQLException {
    connection.createStatement().executeQuery("SELECT * FROM kv").next();
  }

  @Test
  void aLeakedConnectionLetsGoOfItsLocksWhenThePoolCloses() throws SQLException {
    try (Connection other =
        DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"))) {
      execute(other, "INSERT INTO kv VALUES ('a', '1')");
      HikariDataSource pool = new HikariDataSource(config());
      Connection leaked = pool.getConnection();
      leaked.setAutoCommit(false);
      execute(leaked, "UPDATE kv SET value = '2' WHERE key = 'a'");
      assertThatThrownBy(() -> execute(other, "SELECT * FROM kv WHERE key = 'a' FOR UPDATE NOWAIT"))
          .isInstanceOf(SQLException.class);

      pool.close();

      execute(other, "UPDATE kv SET value = '3' WHERE key = 'a' AND value = '1'");
      assertThatThrownBy(() -> count(leaked)).isInstanceOf(SQLException.class);
    }
  }

  private static void insert(Connection connection, String key) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kv VALUES (?, 'x')")) {
      insert.setString(1, key);
      insert.executeUpdate();
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM kv")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
