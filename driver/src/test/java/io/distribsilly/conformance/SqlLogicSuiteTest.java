package io.distribsilly.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs the files of sqllogictest in a folder and prints what they gave, as Markdown. */
@EnabledIfSystemProperty(named = "distribsilly.sqllogictest", matches = ".+")
final class SqlLogicSuiteTest {
  private static final int SHOWN = 20;

  /** What the records of a file gave. */
  private static final class Tally {
    private int passed;
    private int leftOut;
    private final Map<String, Integer> failed = new TreeMap<>();
  }

  @TempDir Path folder;

  private int shown;

  @Test
  void givesWhatTheFilesSay() throws IOException, SQLException {
    Path suite = Path.of(System.getProperty("distribsilly.sqllogictest"));
    try (Stream<Path> files = Files.walk(suite)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".test")).sorted().toList()) {
        Tally tally = run(file, folder.resolve(suite.relativize(file).toString()));
        System.out.printf(
            "| %s | %d | %d | %s |%n",
            suite.relativize(file), tally.passed, tally.leftOut, tally.failed);
      }
    }
  }

  private Tally run(Path file, Path database) throws IOException, SQLException {
    List<LogicRecord> records = LogicRecord.parse(Files.readAllLines(file));
    Tally tally = new Tally();
    KeylessTables tables = new KeylessTables();
    String url = "jdbc:distribsilly:" + database + "?durability=periodic";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      int limit = Integer.getInteger("distribsilly.records", Integer.MAX_VALUE);
      for (LogicRecord record : records.stream().limit(limit).toList()) {
        if (record.query() && tables.shows(record.sql())) {
          tally.leftOut++;
        } else {
          count(tally, file, record, outcome(statement, tables.keyed(record.sql()), record));
        }
      }
    }
    return tally;
  }

  /** Returns an empty text if all is as it should be. */
  private static String outcome(Statement statement, String sql, LogicRecord record) {
    try {
      if (!statement.execute(sql)) {
        return record.fails() ? "no error" : "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return !record.query() || LogicAnswer.matches(record, rows) ? "" : "other rows";
      }
    } catch (SQLException error) {
      return record.fails() ? "" : "error " + error.getSQLState() + " " + error.getMessage();
    }
  }

  private void count(Tally tally, Path file, LogicRecord record, String outcome) {
    if (outcome.isEmpty()) {
      tally.passed++;
      return;
    }
    tally.failed.merge(outcome.substring(0, Math.min(11, outcome.length())), 1, Integer::sum);
    if (shown++ < SHOWN) {
      System.out.printf("%s:%d %s%n%s%n", file.getFileName(), record.line(), outcome, record.sql());
    }
  }
}
