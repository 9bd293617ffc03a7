package io.distribsilly.comparison;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The same tables and rows here and in H2. */
final class ComparedDatabases implements AutoCloseable {
  private final Connection ours;
  private final Connection h2;
  private final Map<String, PreparedStatement> preparedHere = new HashMap<>();
  private final Map<String, PreparedStatement> preparedThere = new HashMap<>();

  ComparedDatabases(Path folder) throws SQLException {
    ours =
        DriverManager.getConnection(
            "jdbc:distribsilly:" + folder + "?durability=periodic&shards=3");
    h2 = DriverManager.getConnection("jdbc:h2:mem:");
  }

  /** What a statement gave in both. */
  record Outcomes(Outcome ours, Outcome h2) {
    boolean differ() {
      return !ours.equals(h2) && !isH2sOwn();
    }

    /** H2 refuses SUM, AVG, intervals and parameters with what it has seen to be always NULL. */
    private boolean isH2sOwn() {
      return h2 instanceof Outcome.Failure failure
          && Stream.of("[90015-", "[50100-", "[50004-").anyMatch(failure.message()::contains);
    }
  }

  Outcomes execute(String sql) {
    return new Outcomes(executed(ours, sql), executed(h2, sql));
  }

  private static Outcome executed(Connection connection, String sql) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return Outcome.of(statement, false);
    } catch (SQLException e) {
      return failure(e);
    }
  }

  /** Executes a statement; its plans are kept for the next time. */
  Outcomes execute(Piece statement, Function<Piece, Object> parameters, boolean ordered) {
    return new Outcomes(
        outcome(ours, preparedHere, statement, false, parameters, ordered),
        outcome(h2, preparedThere, statement, true, parameters, ordered));
  }

  private static Outcome outcome(
      Connection connection,
      Map<String, PreparedStatement> prepared,
      Piece statement,
      boolean forH2,
      Function<Piece, Object> parameters,
      boolean ordered) {
    String sql = statement.text(forH2);
    try {
      PreparedStatement known = prepared.get(sql);
      if (known == null) {
        known = connection.prepareStatement(sql);
        prepared.put(sql, known);
      }
      List<Piece> marks = statement.parameters(forH2);
      for (int i = 0; i < marks.size(); i++) {
        known.setObject(i + 1, parameters.apply(marks.get(i)));
      }
      return Outcome.of(known, ordered);
    } catch (SQLException e) {
      return failure(e);
    }
  }

  private static Outcome failure(SQLException e) {
    return new Outcome.Failure(e.getSQLState().substring(0, 2), e.getMessage());
  }

  /** Closes the statements that were kept. */
  void forget() throws SQLException {
    for (Map<String, PreparedStatement> prepared : List.of(preparedHere, preparedThere)) {
      for (Statement statement : prepared.values()) {
        statement.close();
      }
      prepared.clear();
    }
  }

  @Override
  public void close() throws SQLException {
    forget();
    ours.close();
    h2.close();
  }
}
