package io.distribsilly.benchmarks.coldstart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Opens a database that exists, waits as long as it is told, and prints what a query takes. */
public final class FirstQuery {
  private static final String QUERY =
      "SELECT MOD(id, 7) AS m, COUNT(*) AS n, MAX(val) FROM bench WHERE val LIKE 'v%' GROUP BY MOD(id, 7) ORDER BY n";

  private FirstQuery() {}

  /**
   * Runs.
   *
   * @param arguments the URL, and the milliseconds between opening and asking
   */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        Statement statement = connection.createStatement()) {
      Thread.sleep(Long.parseLong(arguments[1])); // what a person does before the first query
      long start = System.nanoTime();
      int rows = 0;
      try (ResultSet result = statement.executeQuery(QUERY)) {
        while (result.next()) {
          rows++;
        }
      }
      if (rows != 7) {
        throw new IllegalStateException(rows + " groups");
      }
      System.out.println((System.nanoTime() - start) / 1_000);
    }
  }
}
