package io.distribsilly.benchmarks.reshard;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;

/** The table of the benchmark, in a new database. */
record BenchTable(String url, Settings settings) {
  private static final int BATCH_ROWS = 500;
  private static final String UPSERT = "UPSERT INTO bench (id, val) VALUES (?, ?)";
  private static final String SELECT = "SELECT val FROM bench WHERE id = ?";

  /** Creates the table and writes each row once, with version 0. */
  void load() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url + "&durability=periodic");
        Statement create = connection.createStatement()) {
      create.execute(
          "CREATE TABLE bench (id BIGINT PRIMARY KEY, val VARBINARY(%d))"
              .formatted(settings.valueBytes()));
      try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
        fill(upsert);
      }
    }
  }

  private void fill(PreparedStatement upsert) throws SQLException {
    SplittableRandom random = new SplittableRandom(7);
    int rows = settings.rows();
    for (int id = 0; id < rows; id++) {
      bind(upsert, new Row(id, 0), random);
      upsert.addBatch();
      if ((id + 1) % BATCH_ROWS == 0 || id + 1 == rows) {
        upsert.executeBatch();
      }
      if ((id + 1L) * 10 / rows > (long) id * 10 / rows) {
        System.out.printf("loaded %d %%%n", (id + 1L) * 100 / rows);
      }
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url + "&durability=" + settings.durability());
  }

  static PreparedStatement prepareUpsert(Connection connection) throws SQLException {
    return connection.prepareStatement(UPSERT);
  }

  static PreparedStatement prepareSelect(Connection connection) throws SQLException {
    return connection.prepareStatement(SELECT);
  }

  /** Sets the parameters of an upsert of this row. */
  void bind(PreparedStatement upsert, Row row, SplittableRandom random) throws SQLException {
    upsert.setLong(1, row.id());
    upsert.setBytes(2, row.value(settings.valueBytes(), random));
  }

  /** Reads a row that must exist. */
  static Row select(PreparedStatement select, long id) throws SQLException {
    select.setLong(1, id);
    try (ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalStateException("row %d is lost".formatted(id));
      }
      Row row = Row.of(rows.getBytes(1));
      if (row.id() != id) {
        throw new IllegalStateException("row %d was found for key %d".formatted(row.id(), id));
      }
      return row;
    }
  }
}
