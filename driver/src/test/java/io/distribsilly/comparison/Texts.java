package io.distribsilly.comparison;

/** Makes expressions that are texts. */
final class Texts {
  private Texts() {}

  static Piece of(QueryGenerator all, Scope scope, int depth) {
    Piece text = all.scalars.of(Kind.TEXT, scope, depth);
    Piece leaf = all.scalars.leaf(Kind.TEXT, scope);
    return switch (all.random.nextInt(15)) {
      case 0 -> text("({0} || {1})", text, leaf);
      case 1 -> text(all.pick("UPPER", "LOWER") + "({0})", text);
      case 2 -> text("SUBSTRING({0} FROM " + all.pick("1", "2", "5") + ")", text);
      case 3 -> text("SUBSTRING({0} FROM " + all.pick("1", "2", "9") + " FOR 2)", text);
      case 4 -> text("TRIM(" + all.pick("", "LEADING 'a' FROM ", "BOTH 'b' FROM ") + "{0})", text);
      case 5 -> text("REPLACE({0}, 'a', 'xy')", text);
      case 6 -> text(all.pick("LEFT", "RIGHT") + "({0}, " + all.pick("0", "1", "3") + ")", text);
      case 7 -> text(all.pick("LPAD", "RPAD") + "({0}, 4, '*')", text);
      case 8 -> text("CAST({0} AS VARCHAR)", all.scalars.of(Kind.INT, scope, depth));
      case 9 -> text("CAST({0} AS VARCHAR)", all.scalars.leaf(Kind.DATE, scope));
      case 10 -> text("CAST({0} AS VARCHAR(2))", text);
      case 11 -> text("REPEAT({0}, 2)", text);
      case 12 -> text("CAST({0} AS VARCHAR)", all.scalars.leaf(Kind.UID, scope));
      case 13 ->
          text(
              "CAST({0} AS VARCHAR)",
              all.scalars.leaf(all.pick(Kind.NUMBERS.subList(0, 4)), scope));
      default -> all.queries.scalar(Kind.TEXT, scope, depth);
    };
  }

  private static Piece text(String template, Piece... children) {
    return Piece.of(Kind.TEXT, template, children);
  }
}
