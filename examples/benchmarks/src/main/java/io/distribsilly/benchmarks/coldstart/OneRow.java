package io.distribsilly.benchmarks.coldstart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** The program: opens a database that exists, reads one row by its key, and ends. */
public final class OneRow {
  private OneRow() {}

  /**
   * Runs.
   *
   * @param arguments the URL, and the key
   */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        PreparedStatement select =
            connection.prepareStatement("SELECT val FROM bench WHERE id = ?")) {
      select.setLong(1, Long.parseLong(arguments[1]));
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || !row.getString(1).equals(Database.value(Long.parseLong(arguments[1])))) {
          throw new IllegalStateException("wrong row");
        }
      }
    }
  }
}
