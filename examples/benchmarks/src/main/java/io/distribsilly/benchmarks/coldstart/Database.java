package io.distribsilly.benchmarks.coldstart;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A database to be opened. */
enum Database {
  DISTRIBSILLY("jdbc:distribsilly:%s/db"),
  H2("jdbc:h2:file:%s/db"),
  SQLITE("jdbc:sqlite:%s/db"),
  HSQLDB("jdbc:hsqldb:file:%s/db;shutdown=true"),
  DERBY("jdbc:derby:%s/db;create=true");

  static final int ROWS = 10_000;

  private final String url;

  Database(String url) {
    this.url = url;
  }

  String url(Path folder) {
    return url.formatted(folder.resolve(name()));
  }

  /** Makes it, with rows. */
  void create(Path folder) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(folder));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bench (id BIGINT NOT NULL PRIMARY KEY, val VARCHAR(200))");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bench VALUES (?, ?)")) {
        for (long id = 0; id < ROWS; id++) {
          insert.setLong(1, id);
          insert.setString(2, value(id));
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
  }

  static String value(long id) {
    return "v" + id + "-".repeat(100);
  }
}
