package io.distribsilly.benchmarks.reshard;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The row of a RESHARD in INFORMATION_SCHEMA.RESHARD_JOBS. */
record Job(
    boolean done,
    long filesLinked,
    long bytesLinked,
    long bytesCopied,
    long rowsPurged,
    double longestWritePauseMillis) {
  private static final long POLL_MILLIS = 200;

  /** Calls RESHARD and returns the number of its job. */
  static int call(Connection connection, int shards) throws SQLException {
    try (CallableStatement reshard = connection.prepareCall("{call RESHARD(?)}")) {
      reshard.setInt(1, shards);
      try (ResultSet row = reshard.executeQuery()) {
        row.next();
        return row.getInt("JOB");
      }
    }
  }

  /** Waits until the purge is done. */
  static Job await(Connection connection, int id) throws SQLException, InterruptedException {
    Job job = read(connection, id);
    while (!job.done()) {
      Thread.sleep(POLL_MILLIS);
      job = read(connection, id);
    }
    return job;
  }

  private static Job read(Connection connection, int id) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT * FROM INFORMATION_SCHEMA.RESHARD_JOBS WHERE job = " + id)) {
      row.next();
      return new Job(
          row.getString("STATE").equals("DONE"),
          row.getLong("FILES_LINKED"),
          row.getLong("BYTES_LINKED"),
          row.getLong("BYTES_COPIED"),
          row.getLong("ROWS_PURGED"),
          row.getDouble("LONGEST_WRITE_PAUSE_MS"));
    }
  }
}
