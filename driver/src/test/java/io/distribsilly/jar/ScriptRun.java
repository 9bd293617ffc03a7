package io.distribsilly.jar;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Runs the statements of a golden script through a driver, on a new database. Its outcomes are text
 * of no special form: what matters is that two drivers give the same.
 */
final class ScriptRun implements AutoCloseable {
  private static final String CONNECTION = "@connection ";
  private static final String COLUMNS = "@columns ";
  private static final String PARAMETERS = "? ";
  private static final String FIRST = "a";

  private final Driver driver;
  private final Path folder;
  private final Map<String, Connection> connections = new LinkedHashMap<>();

  ScriptRun(Driver driver, Path folder) {
    this.driver = driver;
    this.folder = folder;
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
  }

  List<String> run(String script) throws SQLException {
    List<String> outcomes = new ArrayList<>();
    String placed = script.replace("{folder}", folder.toString());
    for (String block : placed.strip().split("\n(\\s*\n)+")) {
      String sql =
          block
              .lines()
              .filter(line -> !line.matches("(--|@|\\?|>).*"))
              .collect(Collectors.joining("\n"));
      if (!sql.isBlank()) {
        String outcome = sql + "\n" + outcome(sql, block);
        outcomes.add(outcome.replace(folder.toString(), "{folder}"));
      }
    }
    return outcomes;
  }

  private String outcome(String sql, String block) throws SQLException {
    Connection connection =
        connection(marked(block, CONNECTION).stream().findFirst().orElse(FIRST));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      List<String> parameters = marked(block, PARAMETERS);
      for (String row : parameters) {
        bind(statement, row, connection);
        if (parameters.size() > 1) {
          statement.addBatch();
        }
      }
      if (parameters.size() > 1) {
        return Arrays.toString(statement.executeBatch());
      }
      return statement.execute() ? rows(statement, block) : "" + statement.getUpdateCount();
    } catch (SQLException e) {
      return e.getClass().getName() + " " + e.getSQLState() + " " + e.getMessage();
    }
  }

  private Connection connection(String name) throws SQLException {
    if (!connections.containsKey(name)) {
      Properties options = new Properties();
      options.setProperty("durability", "periodic");
      options.setProperty("lockTimeout", "10ms");
      connections.put(name, driver.connect("jdbc:distribsilly:" + folder, options));
    }
    return connections.get(name);
  }

  private static List<String> marked(String block, String mark) {
    return block
        .lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()).strip())
        .toList();
  }

  /** Parameters are literals: the database itself tells their values. */
  private static void bind(PreparedStatement statement, String literals, Connection connection)
      throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet values = select.executeQuery("SELECT " + literals)) {
      values.next();
      for (int i = 1; i <= values.getMetaData().getColumnCount(); i++) {
        statement.setObject(i, values.getObject(i));
      }
    }
  }

  private static String rows(PreparedStatement statement, String block) throws SQLException {
    List<String> shown =
        marked(block, COLUMNS).stream().flatMap(line -> Arrays.stream(line.split(", *"))).toList();
    StringBuilder text = new StringBuilder();
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          String label = rows.getMetaData().getColumnLabel(i);
          if (shown.isEmpty() || shown.contains(label)) {
            text.append(label).append('=').append(rows.getString(i)).append(' ');
          }
        }
        text.append('\n');
      }
    }
    return text.toString();
  }
}
