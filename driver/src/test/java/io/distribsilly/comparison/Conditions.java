package io.distribsilly.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes conditions. */
final class Conditions {
  private final QueryGenerator all;
  private final Random random;

  Conditions(QueryGenerator all) {
    this.all = all;
    this.random = all.random;
  }

  Piece of(Scope scope, int depth) {
    if (depth <= 0) {
      return comparison(scope, 0);
    }
    Piece one = all.chance(3) ? of(scope, depth - 1) : comparison(scope, depth - 1);
    return switch (random.nextInt(12)) {
      case 0 -> bool("({0} AND {1})", one, of(scope, depth - 1));
      case 1 -> bool("({0} OR {1})", one, of(scope, depth - 1));
      case 2 -> bool("(NOT {0})", one);
      case 3 ->
          bool("({0} IS " + all.pick("", "NOT ") + all.pick("TRUE", "FALSE", "UNKNOWN") + ")", one);
      case 4 -> list(scope, depth - 1);
      case 5 -> between(scope, depth - 1);
      case 6 -> like(scope, depth - 1);
      case 7 -> all.queries.condition(scope, depth - 1);
      case 8 -> {
        Piece some = all.scalars.of(Kind.any(random), scope, depth - 1);
        yield bool("({0} IS " + all.pick("", "NOT ") + "NULL)", some);
      }
      default -> comparison(scope, depth - 1);
    };
  }

  private Piece comparison(Scope scope, int depth) {
    Kind kind =
        scope.fields().isEmpty() || all.chance(4) ? Kind.any(random) : scope.any(random).kind();
    if (kind == Kind.BOOL && all.chance(2)) {
      return all.scalars.leaf(Kind.BOOL, scope);
    }
    String operator =
        all.pick("=", "=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM");
    Kind other = kind.isNumber() && all.chance(3) ? all.pick(Kind.NUMBERS) : kind;
    return bool(
        "({0} " + operator + " {1})",
        all.scalars.of(kind, scope, depth),
        operand(other, scope, depth));
  }

  /** Makes what something is compared with: here a parameter needs no type. */
  private Piece operand(Kind kind, Scope scope, int depth) {
    return all.parametersAllowed() && kind != Kind.CHR && all.chance(5)
        ? Piece.parameter(kind)
        : all.scalars.of(kind, scope, depth);
  }

  private Piece list(Scope scope, int depth) {
    Kind kind = listed(scope);
    List<Piece> values = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      values.add(all.chance(2) ? Piece.of(kind, kind.literal(random)) : operand(kind, scope, 0));
    }
    Piece list = Piece.list("list", ", ", values);
    return bool(
        "({0} " + all.pick("", "NOT ") + "IN ({1}))", all.scalars.of(kind, scope, depth), list);
  }

  /** The spaces at the end of a CHAR that is compared with VARCHARs count here. */
  private Kind listed(Scope scope) {
    Kind kind = scope.fields().isEmpty() ? Kind.INT : scope.any(random).kind();
    return kind == Kind.CHR ? Kind.TEXT : kind;
  }

  private Piece between(Scope scope, int depth) {
    Kind kind = listed(scope);
    return bool(
        "({0} " + all.pick("", "NOT ") + "BETWEEN {1} AND {2})",
        all.scalars.of(kind, scope, depth),
        operand(kind, scope, depth),
        operand(kind, scope, depth));
  }

  private Piece like(Scope scope, int depth) {
    String pattern =
        all.pick(
            "'a%'",
            "'%b'",
            "'_'",
            "'%a%'",
            "''",
            "'%'",
            "'b!%!_c' ESCAPE '!'",
            "'_ _'",
            "'%!%%' ESCAPE '!'");
    return bool(
        "({0} " + all.pick("", "NOT ") + "LIKE " + pattern + ")",
        all.scalars.of(Kind.TEXT, scope, depth));
  }

  private static Piece bool(String template, Piece... children) {
    return Piece.of(Kind.BOOL, template, children);
  }
}
