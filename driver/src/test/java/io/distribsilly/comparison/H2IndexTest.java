package io.distribsilly.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random statements on a table whose indexes come and go do what they do in H2, and CHECK finds
 * nothing wrong.
 */
@Timeout(600)
final class H2IndexTest {
  private static final int STATEMENTS = 250;

  private static final List<String> INDEXES =
      List.of(
          "INDEX i0 ON t (a)",
          "INDEX i1 ON t (b, a)",
          "INDEX i2 ON t (c, b)",
          "UNIQUE INDEX i3 ON t (u)",
          "UNIQUE INDEX i4 ON t (u, b)");

  @TempDir Path folder;

  private Random random;
  private Connection ours;
  private Connection h2;

  static long[] seeds() {
    long base = Long.getLong("distribsilly.seed", 52_001L);
    int count = Integer.getInteger("distribsilly.seeds", 6);
    return new Random(base).longs(count).toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void indexesChangeNoAnswer(long seed) throws SQLException {
    random = new Random(seed);
    try (Connection first =
            DriverManager.getConnection(
                "jdbc:distribsilly:" + folder.resolve("db") + "?durability=periodic&shards=3");
        Connection second = DriverManager.getConnection("jdbc:h2:mem:")) {
      ours = first;
      h2 = second;
      both("CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(10), c DECIMAL(6, 2), u INT)");
      for (int i = 0; i < STATEMENTS; i++) {
        both(statement(i));
      }
      ours.setAutoCommit(true);
      assertThat(outcome(ours, "CALL CHECK()")).isEqualTo("[]");
    }
  }

  private void both(String sql) throws SQLException {
    assertThat(outcome(ours, sql)).as(sql).isEqualTo(outcome(h2, sql));
  }

  private static String outcome(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount() + " changed";
      }
      try (ResultSet rows = statement.getResultSet()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.add(rows.getString(i));
          }
          found.add(row.toString());
        }
        return found.toString();
      }
    } catch (SQLException e) {
      return "error " + e.getSQLState();
    }
  }

  private String statement(int number) throws SQLException {
    switch (random.nextInt(20)) {
      case 0 -> {
        return random.nextInt(3) == 0
            ? "DROP INDEX IF EXISTS i" + random.nextInt(INDEXES.size())
            : create(INDEXES.get(random.nextInt(INDEXES.size())));
      }
      case 1 -> {
        boolean autocommit = random.nextBoolean();
        ours.setAutoCommit(autocommit);
        h2.setAutoCommit(autocommit);
        return query();
      }
      case 2 -> {
        return random.nextBoolean() ? "COMMIT" : "ROLLBACK";
      }
      case 3, 4, 5, 6, 7 -> {
        return "INSERT INTO t VALUES (%d, %s, %s, %s, %s)"
            .formatted(random.nextInt(60), number(), text(), decimal(), unique());
      }
      case 8, 9 -> {
        return "UPDATE t SET %s WHERE %s".formatted(assignment(), condition());
      }
      case 10 -> {
        return "DELETE FROM t WHERE id > 20 AND " + condition();
      }
      default -> {
        return query();
      }
    }
  }

  private static String create(String index) {
    return "CREATE " + index.replace("INDEX ", "INDEX IF NOT EXISTS ");
  }

  private String query() {
    String tail = random.nextInt(4) == 0 ? " LIMIT 3" : "";
    return "SELECT id, a, b, c, u FROM t WHERE " + condition() + order() + tail;
  }

  private String order() {
    return switch (random.nextInt(4)) {
      case 0 -> " ORDER BY a, id";
      case 1 -> " ORDER BY b DESC, a DESC, id DESC";
      default -> " ORDER BY id";
    };
  }

  private String condition() {
    return switch (random.nextInt(14)) {
      case 0, 1 -> "a = " + random.nextInt(6);
      case 2 -> "a IN (%d, %d, 99)".formatted(random.nextInt(6), random.nextInt(6));
      case 3 -> "a BETWEEN %d AND %d".formatted(random.nextInt(6), random.nextInt(6));
      case 4 -> "b = '%s' AND a %s %d".formatted(letter(), comparison(), random.nextInt(6));
      case 5 -> "b = '%s' AND a = %d".formatted(letter(), random.nextInt(6));
      case 6 -> "b %s '%s'".formatted(comparison(), letter());
      case 7 -> "c = " + decimal();
      case 8 -> "c %s %d.5 AND b IN ('a', 'c')".formatted(comparison(), random.nextInt(4));
      case 9, 10 -> "u = " + random.nextInt(40);
      case 11 -> "u = %d AND b = '%s'".formatted(random.nextInt(40), letter());
      case 12 -> "a IS NULL AND b > '" + letter() + "'";
      default -> "c = %d AND b = '%s'".formatted(random.nextInt(4), letter());
    };
  }

  private String assignment() {
    return switch (random.nextInt(4)) {
      case 0 -> "a = a + 1";
      case 1 -> "b = " + text() + ", c = " + decimal();
      case 2 -> "u = " + unique();
      default -> "a = " + number();
    };
  }

  private String comparison() {
    return List.of("<", "<=", ">", ">=").get(random.nextInt(4));
  }

  private String letter() {
    return "abcd".substring(random.nextInt(4)).substring(0, 1);
  }

  private String number() {
    return random.nextInt(5) == 0 ? "NULL" : Integer.toString(random.nextInt(6));
  }

  private String unique() {
    return random.nextInt(4) == 0 ? "NULL" : Integer.toString(random.nextInt(40));
  }

  private String text() {
    return random.nextInt(5) == 0 ? "NULL" : "'" + letter() + "'";
  }

  private String decimal() {
    return random.nextInt(6) == 0
        ? "NULL"
        : random.nextInt(4) + (random.nextBoolean() ? "" : ".50");
  }
}
