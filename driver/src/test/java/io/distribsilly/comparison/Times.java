package io.distribsilly.comparison;

import java.util.List;

/** Makes expressions that are dates and times, and numbers taken from them. */
final class Times {
  private Times() {}

  static Piece date(QueryGenerator all, Scope scope, int depth) {
    Piece leaf = all.scalars.leaf(Kind.DATE, scope);
    String interval = all.pick("'1' DAY", "'-3' DAY", "'1' MONTH", "'2' YEAR", "'-1' MONTH");
    return switch (all.random.nextInt(3)) {
      case 0 -> Piece.of(Kind.DATE, "({0} + INTERVAL " + interval + ")", leaf);
      case 1 -> Piece.of(Kind.DATE, "({0} - INTERVAL " + interval + ")", leaf);
      default -> Piece.of(Kind.DATE, "CAST({0} AS DATE)", all.scalars.of(Kind.STAMP, scope, depth));
    };
  }

  static Piece time(QueryGenerator all, Scope scope) {
    List<Scope.Field> stamps = scope.of(Kind.STAMP);
    // Of a literal the planner fails now and then.
    return stamps.isEmpty() || all.chance(2)
        ? all.scalars.leaf(Kind.TIME, scope)
        : Piece.of(Kind.TIME, "CAST(" + all.pick(stamps).text() + " AS TIME(0))");
  }

  static Piece stamp(QueryGenerator all, Scope scope, int depth) {
    Piece leaf = all.scalars.leaf(Kind.STAMP, scope);
    String interval = all.pick("'1' HOUR", "'90' MINUTE", "'1' MONTH", "'-2' DAY", "'1.5' SECOND");
    return switch (all.random.nextInt(3)) {
      case 0 -> Piece.of(Kind.STAMP, "({0} + INTERVAL " + interval + ")", leaf);
      case 1 -> Piece.of(Kind.STAMP, "({0} - INTERVAL " + interval + ")", leaf);
      default ->
          Piece.of(Kind.STAMP, "CAST({0} AS TIMESTAMP)", all.scalars.of(Kind.DATE, scope, depth));
    };
  }

  /** Makes a number taken from a date or time. */
  static Piece field(QueryGenerator all, Scope scope, int depth) {
    return switch (all.random.nextInt(3)) {
      case 0 -> extract(all, Kind.DATE, scope, depth, "YEAR", "MONTH", "DAY", "QUARTER", "DOY");
      case 1 -> extract(all, Kind.TIME, scope, depth, "HOUR", "MINUTE", "SECOND");
      default -> extract(all, Kind.STAMP, scope, depth, "YEAR", "DAY", "HOUR", "MINUTE", "SECOND");
    };
  }

  private static Piece extract(
      QueryGenerator all, Kind from, Scope scope, int depth, String... fields) {
    String field = all.pick(fields);
    Piece time = all.scalars.of(from, scope, depth);
    return Piece.of(Kind.INT, "CAST(EXTRACT(" + field + " FROM {0}) AS INTEGER)", time);
  }
}
