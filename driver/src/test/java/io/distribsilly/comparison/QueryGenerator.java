package io.distribsilly.comparison;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What the parts of a generator share. What it makes cannot fail, and has one result: where the
 * standard leaves a choice, the query is made so that the choice does not show.
 */
final class QueryGenerator {
  final Random random;
  final RandomTables tables;
  final Scalars scalars;
  final Conditions conditions;
  final Sources sources;
  final Selects selects;
  final Groupings groupings;
  final Windows windows;
  final Queries queries;
  final Changes changes;

  /** False in an expression that is written twice: its parameters would be others. */
  private boolean parametersAllowed = true;

  private boolean subqueriesAllowed = true;

  private int aliases;

  QueryGenerator(Random random, RandomTables tables) {
    this.random = random;
    this.tables = tables;
    this.scalars = new Scalars(this);
    this.conditions = new Conditions(this);
    this.sources = new Sources(this);
    this.selects = new Selects(this);
    this.groupings = new Groupings(this);
    this.windows = new Windows(this);
    this.queries = new Queries(this);
    this.changes = new Changes(this);
  }

  String alias() {
    return "a" + aliases++;
  }

  boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  boolean parametersAllowed() {
    return parametersAllowed;
  }

  boolean subqueriesAllowed() {
    return subqueriesAllowed;
  }

  /** Makes something without parameters and without subqueries. */
  Piece plain(Supplier<Piece> maker) {
    boolean parameters = parametersAllowed;
    boolean subqueries = subqueriesAllowed;
    parametersAllowed = false;
    subqueriesAllowed = false;
    try {
      return maker.get();
    } finally {
      parametersAllowed = parameters;
      subqueriesAllowed = subqueries;
    }
  }
}
