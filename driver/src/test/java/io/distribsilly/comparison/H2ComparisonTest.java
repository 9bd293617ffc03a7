package io.distribsilly.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same random statements give the same rows, update counts and SQLState classes as in H2. */
final class H2ComparisonTest {
  private static final int STATEMENTS = 200;

  @TempDir Path folder;

  static long[] seeds() {
    long base = Long.getLong("distribsilly.seed", 20_261_122L);
    int count = Integer.getInteger("distribsilly.seeds", 20);
    return new Random(base).longs(count).toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void statementsGiveWhatTheyGiveInH2(long seed) throws SQLException {
    Random random = new Random(seed);
    RandomTable table = new RandomTable(random);
    RandomStatement.Generator statements = new RandomStatement.Generator(table, random);
    String url = "jdbc:distribsilly:" + folder.resolve("ours") + "?durability=periodic";
    try (Connection ours = DriverManager.getConnection(url);
        Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
      execute(ours, table.createSql());
      execute(h2, table.createSql());
      for (int i = 0; i < STATEMENTS; i++) {
        RandomStatement statement = statements.next();
        Outcome expected = outcome(h2, statement.h2(), statement);
        assertThat(outcome(ours, statement.sql(), statement))
            .as("%s%n%s%nwith %s", table.createSql(), statement.sql(), statement.parameters())
            .isEqualTo(expected);
      }
    }
  }

  private static Outcome outcome(Connection connection, String sql, RandomStatement statement) {
    try (PreparedStatement prepared = connection.prepareStatement(sql)) {
      List<Object> parameters = statement.parameters();
      for (int i = 0; i < parameters.size(); i++) {
        prepared.setObject(i + 1, parameters.get(i));
      }
      return Outcome.of(prepared, statement.ordered());
    } catch (SQLException e) {
      return new Outcome.Failure(e.getSQLState().substring(0, 2), e.getMessage());
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
