package io.distribsilly.comparison;

import io.distribsilly.comparison.ComparedDatabases.Outcomes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Random statements on one random database, here and in H2. */
final class QueryRun {
  static final int TEXTS = 50;
  static final int ROUNDS = 26;
  private static final int CHANGES_A_ROUND = 4;

  private final long seed;
  private final Random random;
  private final RandomTables tables;
  private final QueryGenerator generator;

  /** Everything that has changed the database, as H2 takes it, for a reproduction. */
  private final List<String> history = new ArrayList<>();

  private int executions;

  QueryRun(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.tables = new RandomTables(random);
    this.generator = new QueryGenerator(random, tables);
  }

  int executions() {
    return executions;
  }

  /**
   * Runs.
   *
   * @throws AssertionError if there is a difference, with the shortest statement that shows it
   */
  void on(Path folder) throws SQLException {
    try (ComparedDatabases databases = new ComparedDatabases(folder)) {
      fill(databases);
      List<Piece> queries = new ArrayList<>();
      for (int i = 0; i < TEXTS; i++) {
        queries.add(generator.queries.statement());
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Piece query : queries) {
          check(databases, query, Queries.isOrdered(query));
          executions++;
        }
        change(databases);
      }
    }
  }

  private void fill(ComparedDatabases databases) {
    for (RandomTables.Table table : tables.tables) {
      List<String> statements = new ArrayList<>(List.of(table.createSql()));
      statements.addAll(tables.inserts(table));
      for (String statement : statements) {
        history.add(statement);
        require(databases.execute(statement), statement);
      }
    }
  }

  private void change(ComparedDatabases databases) {
    for (int i = 0; i < CHANGES_A_ROUND; i++) {
      Changes.Change change = generator.changes.next();
      Map<Kind, Object> values = new EnumMap<>(Kind.class);
      Function<Piece, Object> parameters = parameters(values);
      Outcomes outcomes = databases.execute(change.statement(), parameters, false);
      String text = change.statement().text(false) + " -- with " + values;
      history.add(text);
      require(outcomes, text);
      require(databases.execute("SELECT * FROM " + change.table().name()), text);
    }
  }

  private void check(ComparedDatabases databases, Piece query, boolean ordered) {
    Map<Kind, Object> values = new EnumMap<>(Kind.class);
    Function<Piece, Object> parameters = parameters(values);
    Outcomes outcomes = databases.execute(query, parameters, ordered);
    if (outcomes.differ()) {
      Piece smallest = new Reduction(databases, parameters, ordered).of(query);
      require(
          databases.execute(smallest, parameters, ordered),
          smallest.text(false) + " -- with " + values);
    }
  }

  /** One value a kind, so that a statement that is made smaller keeps its values. */
  private Function<Piece, Object> parameters(Map<Kind, Object> values) {
    return mark -> values.computeIfAbsent(mark.parameter(), kind -> kind.value(random));
  }

  private void require(Outcomes outcomes, String statement) {
    if (outcomes.differ()) {
      throw new AssertionError(
          "seed %d%n%s%n%s%n   here: %s%n  in H2: %s"
              .formatted(
                  seed, String.join(";\n", history), statement, outcomes.ours(), outcomes.h2()));
    }
  }
}
