package io.distribsilly.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An application: it knows nothing but {@code java.sql}. Prints what it sees. */
public final class PlainProgram {
  private static final PrintStream CONSOLE = new PrintStream(System.out, true, UTF_8);

  private PlainProgram() {}

  /**
   * @param urls the URL of a database that is yet to be made
   */
  public static void main(String[] urls) throws SQLException {
    try (Connection connection = DriverManager.getConnection(urls[0]);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE city (id INTEGER PRIMARY KEY, name VARCHAR(80), country INT)");
      statement.execute("CREATE TABLE country (id INTEGER PRIMARY KEY, name VARCHAR(80))");
      statement.execute("INSERT INTO country VALUES (1, 'Polska'), (2, 'Kenya')");
      insert(connection, 1, "Kraków", 1);
      insert(connection, 2, "Nairobi", 2);
      show(statement, "SELECT name FROM city WHERE id = 1");
      show(
          statement,
          "SELECT o.name, COUNT(*) FROM city c JOIN country o ON c.country = o.id GROUP BY o.name ORDER BY 1");
      connection.setAutoCommit(false);
      insert(connection, 3, "Mombasa", 2);
      connection.rollback();
      insert(connection, 4, "Gdańsk", 1);
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("CALL RESHARD(8)");
      show(statement, "SELECT id, name FROM city ORDER BY id");
      show(statement, "SELECT MIN(id), 'Łódź' FROM city");
    }
    DriverManager.drivers()
        .map(driver -> driver.getClass().getName())
        .sorted()
        .forEach(CONSOLE::println);
  }

  private static void insert(Connection connection, int id, String name, int country)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO city VALUES (?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, name);
      insert.setInt(3, country);
      insert.executeUpdate();
    }
  }

  private static void show(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.append(i == 1 ? "" : " ").append(rows.getString(i));
        }
        CONSOLE.println(line);
      }
    }
  }
}
