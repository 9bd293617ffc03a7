package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The restore that operations.md describes, of a backup that is made while money is moved. */
final class RestoreTest {
  private static final int ACCOUNTS = 32;
  private static final int WRITERS = 3;
  private static final Pattern COMMANDS = Pattern.compile("(?s)To restore.*?```sh\n(.*?)```");

  @TempDir Path folder;

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger transfers = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(100);

  @Test
  void theDocumentedRestoreBringsBackOneMoment() throws Exception {
    int before;
    int after;
    try (Connection connection = connect("data/app")) {
      createAccounts(connection);
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(start(i));
      }
      begun.await();
      before = transfers.get();
      backUp(connection);
      after = transfers.get() + WRITERS; // each may have committed one that it has not counted yet
      execute(connection, "INSERT INTO kv VALUES ('after', 'the backup')");
      done.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(failures).isEmpty();
    }
    restore();
    try (Connection connection = connect("data/app")) {
      assertThat(number(connection, "SELECT SUM(balance) FROM account")).isEqualTo(ACCOUNTS * 100L);
      assertThat(number(connection, "SELECT COUNT(*) FROM kv WHERE key = 'before'")).isEqualTo(1);
      assertThat(number(connection, "SELECT COUNT(*) FROM kv WHERE key = 'after'")).isZero();
      long restored = number(connection, "SELECT COUNT(*) FROM transfer");
      assertThat(restored).isBetween((long) before, (long) after);
      execute(connection, "INSERT INTO kv VALUES ('restored', 'and written to')");
    }
  }

  private static void createAccounts(Connection connection) throws SQLException {
    execute(connection, "CREATE TABLE account (id INT PRIMARY KEY, balance INT NOT NULL)");
    execute(
        connection, "CREATE TABLE transfer (writer INT, number INT, PRIMARY KEY (writer, number))");
    execute(connection, "INSERT INTO kv VALUES ('before', 'the backup')");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO account VALUES (?, 100)")) {
      for (int i = 0; i < ACCOUNTS; i++) {
        insert.setInt(1, i);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private Thread start(int writer) {
    Thread thread =
        new Thread(
            () -> {
              try (Connection connection = connect("data/app")) {
                connection.setAutoCommit(false);
                for (int i = 0; !done.get(); i++) {
                  transfer(connection, writer, i);
                }
              } catch (Throwable e) {
                failures.add(e);
              }
            });
    thread.start();
    return thread;
  }

  /** Accounts are locked in one order, so that nobody waits in a circle. */
  private void transfer(Connection connection, int writer, int number) throws SQLException {
    int from = (writer + number) % (ACCOUNTS - 1);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE account SET balance = balance - 1 WHERE id = " + from);
      statement.executeUpdate("UPDATE account SET balance = balance + 1 WHERE id = " + (from + 1));
      statement.executeUpdate("INSERT INTO transfer VALUES (%d, %d)".formatted(writer, number));
    }
    connection.commit();
    transfers.incrementAndGet();
    begun.countDown();
  }

  private void backUp(Connection connection) throws SQLException, IOException {
    Path backup = folder.resolve("backups/monday");
    try (CallableStatement call = connection.prepareCall("{call backup(?)}")) {
      call.setString(1, backup.toString());
      try (ResultSet result = call.executeQuery()) {
        assertThat(result.next()).isTrue();
        assertThat(Path.of(result.getString("FOLDER"))).isEqualTo(backup.toRealPath());
        assertThat(result.getLong("SEQUENCE")).isPositive();
      }
    }
  }

  private void restore() throws IOException, InterruptedException {
    Matcher commands = COMMANDS.matcher(Files.readString(Path.of("../docs/operations.md")));
    assertThat(commands.find()).isTrue();
    Process shell =
        new ProcessBuilder("sh", "-ec", commands.group(1))
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(shell.waitFor()).isZero();
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:distribsilly:" + folder.resolve(database) + "?durability=periodic");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getLong(1);
    }
  }
}
