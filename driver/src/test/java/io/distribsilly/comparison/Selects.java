package io.distribsilly.comparison;

import java.util.ArrayList;
import java.util.List;

/** Makes a SELECT that neither groups nor has windows. */
final class Selects {
  private static final int EXPRESSION_DEPTH = 3;

  private final QueryGenerator all;

  Selects(QueryGenerator all) {
    this.all = all;
  }

  /** Returns kinds of columns to ask for. */
  List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (int i = 1 + all.random.nextInt(3); i > 0; i--) {
      Kind kind = Kind.any(all.random);
      kinds.add(kind == Kind.CHR ? Kind.TEXT : kind);
    }
    return kinds;
  }

  /**
   * @param outer the columns of the queries around it
   */
  Piece of(List<Kind> kinds, Scope outer, int depth) {
    Sources.Source source = all.sources.of(depth);
    Scope scope = scope(source, outer);
    String distinct = all.chance(6) ? "DISTINCT " : "";
    return Piece.part(
        Queries.SORT,
        "SELECT " + distinct + "{0} FROM {1}{2}",
        items(kinds, scope),
        source.piece(),
        where(scope, depth));
  }

  /** Its own columns, and sometimes those around it. */
  Scope scope(Sources.Source source, Scope outer) {
    return outer.fields().isEmpty() || all.chance(2) ? source.scope() : source.scope().and(outer);
  }

  Piece where(Scope scope, int depth) {
    return all.chance(2)
        ? Piece.none()
        : Piece.optional(
            " WHERE {0}", all.conditions.of(scope, Math.min(EXPRESSION_DEPTH, depth + 1)));
  }

  private Piece items(List<Kind> kinds, Scope scope) {
    List<Piece> items = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      Piece value = all.scalars.of(kinds.get(i), scope, 1 + all.random.nextInt(EXPRESSION_DEPTH));
      items.add(Piece.part("item" + i, "{0} AS X" + i, value));
    }
    return Piece.list("items", ", ", items);
  }
}
