package io.distribsilly.examples.quickstart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What every shard holds, drawn as bars.
 *
 * @param shards by slot
 */
record ShardChart(List<ShardLine> shards) {
  private static final int BAR_WIDTH = 16;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  /** One shard. */
  record ShardLine(int slot, long rows, long bytes) {}

  static ShardChart read(Connection connection) throws SQLException {
    List<ShardLine> shards = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT * FROM INFORMATION_SCHEMA.SHARDS ORDER BY slot")) {
      while (rows.next()) {
        long bytes =
            rows.getLong("BYTES") + rows.getLong("MEMORY_BYTES"); // on disk, and on its way
        shards.add(new ShardLine(rows.getInt("SLOT"), rows.getLong("ROWS"), bytes));
      }
    }
    return new ShardChart(List.copyOf(shards));
  }

  /**
   * Returns the lines of the chart.
   *
   * @param label stands before the first line
   * @param other the chart to compare with: bars of equal length mean the same in both
   */
  List<String> lines(String label, ShardChart other) {
    long fullRows = Math.max(mostRows(), other.mostRows());
    long fullBytes = Math.max(mostBytes(), other.mostBytes());
    return shards.stream()
        .map(
            shard ->
                "%-6s  shard %d  %6s rows  %-16s  %8s  %s"
                    .formatted(
                        shard.slot() == 0 ? label : "",
                        shard.slot(),
                        Figures.count(shard.rows()),
                        bar(shard.rows(), fullRows),
                        Figures.bytes(shard.bytes()),
                        bar(shard.bytes(), fullBytes)))
        .toList();
  }

  private long mostRows() {
    return shards.stream().mapToLong(ShardLine::rows).max().orElse(0);
  }

  private long mostBytes() {
    return shards.stream().mapToLong(ShardLine::bytes).max().orElse(0);
  }

  private static String bar(long value, long full) {
    int eighths = (int) Math.round(8.0 * BAR_WIDTH * value / Math.max(1, full));
    String part = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return "█".repeat(eighths / 8) + part;
  }
}
