package io.distribsilly.comparison;

import java.util.List;
import java.util.Random;

/** Makes expressions of a kind. */
final class Scalars {
  private final QueryGenerator all;
  private final Random random;

  Scalars(QueryGenerator all) {
    this.all = all;
    this.random = all.random;
  }

  /**
   * @param depth how deep it may nest
   */
  Piece of(Kind kind, Scope scope, int depth) {
    if (depth <= 0 || all.chance(4)) {
      return leaf(kind, scope);
    }
    if (all.chance(6)) {
      return choice(kind, scope, depth - 1);
    }
    return switch (kind) {
      case BOOL -> all.conditions.of(scope, depth);
      case SMALL -> of(kind, scope, depth - 2);
      case INT -> whole(scope, depth - 1);
      case LONG -> wide(scope, depth - 1);
      case DEC -> decimal(scope, depth - 1);
      case DBL -> approximate(scope, depth - 1);
      case TEXT -> Texts.of(all, scope, depth - 1);
      case CHR -> leaf(kind, scope);
      case DATE -> Times.date(all, scope, depth - 1);
      case TIME -> Times.time(all, scope);
      case STAMP -> Times.stamp(all, scope, depth - 1);
      case UID -> leaf(kind, scope);
    };
  }

  Piece leaf(Kind kind, Scope scope) {
    List<Scope.Field> fields = scope.of(kind);
    if (!fields.isEmpty() && !all.chance(4)) {
      return Piece.of(kind, all.pick(fields).text());
    }
    if (all.parametersAllowed() && kind != Kind.BOOL && all.chance(5)) {
      return Piece.of(kind, "CAST({0} AS " + kind.sql() + ")", Piece.parameter(kind));
    }
    return all.chance(12)
        ? Piece.of(kind, "CAST(NULL AS " + kind.sql() + ")")
        : Piece.of(kind, kind.literal(random));
  }

  private Piece choice(Kind kind, Scope scope, int depth) {
    Piece one = of(kind, scope, depth);
    Piece two = of(kind, scope, depth);
    Piece condition = all.conditions.of(scope, depth);
    return switch (random.nextInt(kind == Kind.CHR ? 1 : 6)) {
      case 0 -> Piece.of(kind, "CASE WHEN {0} THEN {1} ELSE {2} END", condition, one, two);
      case 1 -> Piece.of(kind, "COALESCE({0}, {1})", one, two);
      case 2 -> Piece.of(kind, "NULLIF({0}, {1})", one, two);
      case 3 -> {
        Kind by = Kind.any(random);
        yield Piece.of(
            kind,
            "CASE {0} WHEN {1} THEN {2} WHEN {3} THEN {4} END",
            of(by, scope, depth - 1),
            leaf(by, scope),
            one,
            leaf(by, scope),
            two);
      }
      case 4 -> Piece.of(kind, "CASE WHEN {0} THEN {1} END", condition, one);
      default -> Piece.of(kind, "CAST({0} AS " + kind.sql() + ")", one);
    };
  }

  private Piece whole(Scope scope, int depth) {
    Piece one = of(Kind.INT, scope, depth - 1);
    Piece leaf = leaf(Kind.INT, scope);
    Piece text = of(Kind.TEXT, scope, depth);
    return switch (random.nextInt(15)) {
      case 0 -> Piece.of(Kind.INT, "({0} + {1})", one, leaf);
      case 1 -> Piece.of(Kind.INT, "({0} - {1})", leaf, one);
      case 2 -> Piece.of(Kind.INT, "({0} * 3)", one);
      case 3 -> Piece.of(Kind.INT, "({0} / " + all.pick("2", "3", "-4") + ")", one);
      case 4 -> Piece.of(Kind.INT, "MOD({0}, " + all.pick("2", "-5", "7") + ")", one);
      case 5 -> Piece.of(Kind.INT, "(- {0})", one);
      case 6 -> Piece.of(Kind.INT, "ABS({0})", one);
      case 7 -> Piece.of(Kind.INT, "CHAR_LENGTH({0})", text);
      case 8 -> Piece.of(Kind.INT, "POSITION({0} IN {1})", leaf(Kind.TEXT, scope), text);
      case 9 -> Times.field(all, scope, depth);
      case 10 -> Piece.of(Kind.INT, "CAST({0} AS INTEGER)", of(all.pick(NARROW), scope, depth));
      case 11 -> Piece.of(Kind.INT, "({0} / NULLIF({1}, 0))", one, leaf);
      case 12 -> all.queries.scalar(Kind.INT, scope, depth);
      default ->
          Piece.of(
              Kind.INT, "CAST(SIGN({0}) AS INTEGER)", of(all.pick(Kind.NUMBERS), scope, depth));
    };
  }

  private static final List<Kind> NARROW = List.of(Kind.SMALL, Kind.DEC, Kind.INT);

  private Piece wide(Scope scope, int depth) {
    Piece one = leaf(Kind.LONG, scope);
    Piece whole = of(Kind.INT, scope, depth);
    return switch (random.nextInt(6)) {
      case 0 -> Piece.of(Kind.LONG, "({0} + {1})", one, whole);
      case 1 -> Piece.of(Kind.LONG, "({0} - {1})", one, whole);
      case 2 -> Piece.of(Kind.LONG, "CAST({0} AS BIGINT)", whole);
      case 3 -> Piece.of(Kind.LONG, "({0} / 7)", one);
      case 4 -> all.queries.scalar(Kind.LONG, scope, depth);
      default -> Piece.of(Kind.LONG, "MOD({0}, CAST(1000 AS BIGINT))", one);
    };
  }

  private Piece decimal(Scope scope, int depth) {
    Piece one = of(Kind.DEC, scope, depth - 1);
    Piece leaf = leaf(Kind.DEC, scope);
    return switch (random.nextInt(9)) {
      case 0 -> Piece.of(Kind.DEC, "({0} + {1})", one, leaf);
      case 1 -> Piece.of(Kind.DEC, "({0} - {1})", one, leaf);
      case 2 -> Piece.of(Kind.DEC, "({0} * 1.5)", leaf);
      case 3 -> Piece.of(Kind.DEC, "({0} + {1})", leaf, leaf(Kind.INT, scope));
      case 4 -> Piece.of(Kind.DEC, "CAST({0} / 4 AS DECIMAL(14, 3))", one);
      case 5 -> Piece.of(Kind.DEC, "CAST({0} AS DECIMAL(12, 1))", of(Kind.DBL, scope, depth));
      case 6 -> Piece.of(Kind.DEC, all.pick("FLOOR", "CEILING", "ABS") + "({0})", one);
      case 7 -> Piece.of(Kind.DEC, "CAST({0} AS DECIMAL(10, 2))", leaf(Kind.INT, scope));
      default -> Piece.of(Kind.DEC, "ROUND({0}, 1)", one);
    };
  }

  private Piece approximate(Scope scope, int depth) {
    Piece one = of(Kind.DBL, scope, depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> Piece.of(Kind.DBL, "({0} + {1})", one, leaf(Kind.DBL, scope));
      case 1 -> Piece.of(Kind.DBL, "({0} * 3)", one);
      case 2 -> Piece.of(Kind.DBL, "({0} / 2)", one);
      case 3 -> Piece.of(Kind.DBL, "CAST({0} AS DOUBLE PRECISION)", of(Kind.DEC, scope, depth - 1));
      // No CEILING: it makes -0.0, which is another value than 0.0 here, and not in H2.
      default -> Piece.of(Kind.DBL, all.pick("FLOOR", "ABS") + "({0})", one);
    };
  }
}
