package io.distribsilly.comparison;

import java.util.Optional;
import java.util.function.Function;

/** Makes a statement that shows a difference smaller, as long as it still shows it. */
final class Reduction {
  /** Enough for what the generator makes. */
  private static final int MAX_TRIES = 800;

  private final ComparedDatabases databases;
  private final Function<Piece, Object> parameters;
  private final boolean ordered;
  private int tries;

  Reduction(ComparedDatabases databases, Function<Piece, Object> parameters, boolean ordered) {
    this.databases = databases;
    this.parameters = parameters;
    this.ordered = ordered;
  }

  Piece of(Piece query) {
    String kind = kind(databases.execute(query, parameters, ordered));
    Piece smallest = query;
    Optional<Piece> smaller = smaller(smallest, kind);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = smaller(smallest, kind);
    }
    return smallest;
  }

  private Optional<Piece> smaller(Piece query, String kind) {
    return query.smaller().stream()
        .takeWhile(candidate -> tries++ < MAX_TRIES)
        .filter(candidate -> shows(candidate, kind))
        .findFirst();
  }

  private boolean shows(Piece candidate, String kind) {
    ComparedDatabases.Outcomes outcomes = databases.execute(candidate, parameters, ordered);
    return outcomes.differ() && kind(outcomes).equals(kind);
  }

  /** A smaller query that fails where the first gave other rows shows something else. */
  private static String kind(ComparedDatabases.Outcomes outcomes) {
    return kind(outcomes.ours()) + kind(outcomes.h2());
  }

  private static String kind(Outcome outcome) {
    return outcome instanceof Outcome.Failure failure
        ? failure.stateClass()
        : outcome.getClass().getSimpleName();
  }
}
