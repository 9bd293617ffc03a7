package io.distribsilly.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of the quickstart's database. A row in the built-in table KV marks a database as the
 * quickstart's own: only such a one is ever deleted.
 *
 * @param path absolute
 */
record QuickstartFolder(Path path) {
  private static final String MARK_KEY = "distribsilly.quickstart";
  private static final String MARK = "made by the quickstart, which deletes it when it runs again";

  static QuickstartFolder at(Path path) {
    return new QuickstartFolder(path.toAbsolutePath().normalize());
  }

  /** Returns the JDBC URL of the database, without options. */
  String url() {
    String escaped = path.toString().replace("%", "%25").replace("?", "%3F").replace(";", "%3B");
    return "jdbc:distribsilly:" + escaped;
  }

  /**
   * Deletes what an earlier run left, and makes sure that nothing else is there.
   *
   * @return whether there was something to delete
   * @throws QuickstartFailure if the folder holds something that is not the quickstart's
   */
  boolean clear() throws IOException {
    if (isAbsentOrEmpty()) {
      return false;
    }
    if (!isQuickstart()) {
      throw new QuickstartFailure(
          "%s holds a database that the quickstart did not make; name another folder"
              .formatted(path));
    }
    deleteTree();
    return true;
  }

  /** Marks a new database as the quickstart's. */
  void mark(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO kv (key, value) VALUES (?, ?)")) {
      insert.setString(1, MARK_KEY);
      insert.setString(2, MARK);
      insert.executeUpdate();
    }
  }

  private boolean isAbsentOrEmpty() throws IOException {
    if (!Files.exists(path)) {
      return true;
    }
    if (!Files.isDirectory(path)) {
      throw new QuickstartFailure("%s is a file; name a folder".formatted(path));
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private boolean isQuickstart() {
    try (Connection connection = DriverManager.getConnection(url() + "?create=false");
        PreparedStatement select =
            connection.prepareStatement("SELECT value FROM kv WHERE key = ?")) {
      select.setString(1, MARK_KEY);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() && MARK.equals(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new QuickstartFailure("%s cannot be used: %s".formatted(path, e.getMessage()), e);
    }
  }

  private void deleteTree() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(path)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : deepestFirst) {
      Files.delete(entry);
    }
  }
}
