package io.distribsilly.examples.quickstart;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * What {@code CALL RESHARD} returned.
 *
 * @param job its number in INFORMATION_SCHEMA.RESHARD_JOBS
 * @param call how long the call took
 * @param rows rows in the shards that were split
 * @param bytesLinked bytes that old and new shards share, by hard links
 * @param longestWritePause the longest time that a write could have waited for a split
 */
record ReshardOutcome(
    int job,
    Duration call,
    long rows,
    long bytesLinked,
    long bytesCopied,
    Duration longestWritePause) {
  private static final Duration PURGE_LIMIT = Duration.ofMinutes(2);
  private static final Duration PURGE_POLL = Duration.ofMillis(20);

  static ReshardOutcome call(Connection connection, int shards) throws SQLException {
    long start = System.nanoTime();
    try (CallableStatement reshard = connection.prepareCall("{call RESHARD(?)}")) {
      reshard.setInt(1, shards);
      try (ResultSet job = reshard.executeQuery()) {
        Duration call = Duration.ofNanos(System.nanoTime() - start);
        job.next();
        return new ReshardOutcome(
            job.getInt("JOB"),
            call,
            job.getLong("ROWS"),
            job.getLong("BYTES_LINKED"),
            job.getLong("BYTES_COPIED"),
            Duration.ofNanos(Math.round(job.getDouble("LONGEST_WRITE_PAUSE_MS") * 1e6)));
      }
    }
  }

  /** Waits until every shard has deleted the rows that it gave away; returns how many they were. */
  long awaitPurge(Connection connection) throws SQLException, InterruptedException {
    Instant limit = Instant.now().plus(PURGE_LIMIT);
    while (true) {
      try (Statement statement = connection.createStatement();
          ResultSet jobs =
              statement.executeQuery(
                  "SELECT * FROM INFORMATION_SCHEMA.RESHARD_JOBS WHERE job = " + job)) {
        if (!jobs.next()) {
          throw new QuickstartFailure("RESHARD_JOBS does not know job " + job);
        }
        if (jobs.getString("STATE").equals("DONE")) {
          return jobs.getLong("ROWS_PURGED");
        }
      }
      if (Instant.now().isAfter(limit)) {
        throw new QuickstartFailure("the purge is not done after " + PURGE_LIMIT);
      }
      Thread.sleep(PURGE_POLL.toMillis());
    }
  }
}
