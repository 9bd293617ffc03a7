package io.distribsilly.benchmarks.load;

import io.distribsilly.benchmarks.ScratchFolder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;

/**
 * Writes many times what the heap holds, as fast as it goes, and reads samples of it back: memory
 * must stay bounded whatever is written. Random rows of a table are put, so that old versions
 * become garbage as well; every value tells its row and its round.
 */
public final class LoadBenchmark {
  private static final int ROWS_A_BATCH = 1_000;
  private static final int VALUE_CHARS = 1_000;
  private static final int SAMPLES = 10_000;
  private static final long REPORT_BYTES = 1L << 30;

  private final Connection connection;
  private final long rows;
  private final String filler;
  private final SplittableRandom random = new SplittableRandom(42);
  private long mostUsed;

  private LoadBenchmark(Connection connection, long rows) {
    this.connection = connection;
    this.rows = rows;
    StringBuilder text = new StringBuilder();
    random.ints(VALUE_CHARS, 'A', 'z').forEach(c -> text.append((char) c));
    this.filler = text.toString();
  }

  /**
   * Runs.
   *
   * @param arguments the GiB to write, and how many rows to spread them over; 20 and 10,000,000
   *     unless told
   */
  public static void main(String[] arguments) throws Exception {
    long bytes = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 20) << 30;
    long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 10_000_000;
    try (ScratchFolder folder = ScratchFolder.create("load");
        Connection connection =
            DriverManager.getConnection(
                "jdbc:distribsilly:%s/db?durability=periodic".formatted(folder.path()))) {
      LoadBenchmark load = new LoadBenchmark(connection, rows);
      load.write(bytes);
      load.readSamples();
      System.out.printf(
          "most of the heap in use after a batch: %,d MiB of %,d%n",
          load.mostUsed >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private void write(long bytes) throws SQLException {
    try (Statement create = connection.createStatement()) {
      create.execute("CREATE TABLE load (id BIGINT PRIMARY KEY, val VARCHAR(1100) NOT NULL)");
    }
    long start = System.nanoTime();
    long written = 0;
    try (PreparedStatement put = connection.prepareStatement("UPSERT INTO load VALUES (?, ?)")) {
      while (written < bytes) {
        long before = written;
        for (int i = 0; i < ROWS_A_BATCH; i++) {
          long id = random.nextLong(rows);
          put.setLong(1, id);
          put.setString(2, id + ":" + filler);
          put.addBatch();
          written += VALUE_CHARS;
        }
        put.executeBatch();
        lookAtHeap();
        if (before / REPORT_BYTES != written / REPORT_BYTES) {
          double seconds = (System.nanoTime() - start) / 1e9;
          System.out.printf(
              "%,d GiB written, %,.1f MiB/s%n", written >> 30, (written >> 20) / seconds);
        }
      }
    }
  }

  private void readSamples() throws SQLException {
    int found = 0;
    try (PreparedStatement get = connection.prepareStatement("SELECT val FROM load WHERE id = ?")) {
      for (int i = 0; i < SAMPLES; i++) {
        long id = random.nextLong(rows);
        get.setLong(1, id);
        try (ResultSet row = get.executeQuery()) {
          if (row.next()) {
            found++;
            if (!row.getString(1).equals(id + ":" + filler)) {
              throw new IllegalStateException("row " + id + " has the value of another");
            }
          }
        }
      }
    }
    System.out.printf("%,d of %,d random rows found, each with its value%n", found, SAMPLES);
  }

  private void lookAtHeap() {
    Runtime runtime = Runtime.getRuntime();
    mostUsed = Math.max(mostUsed, runtime.totalMemory() - runtime.freeMemory());
  }
}
