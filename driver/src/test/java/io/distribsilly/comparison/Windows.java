package io.distribsilly.comparison;

import java.util.ArrayList;
import java.util.List;

/** Makes a SELECT with window functions over one table, whose key makes every order total. */
final class Windows {
  private final QueryGenerator all;

  Windows(QueryGenerator all) {
    this.all = all;
  }

  Queries.Query of() {
    RandomTables.Table table = all.tables.any();
    Sources.Source source = all.sources.table(table);
    List<Scope.Field> keys = source.scope().fields().subList(0, table.keyColumns());
    List<Piece> items = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    keys.forEach(key -> add(items, kinds, Piece.of(key.kind(), key.text()), key.kind()));
    for (int i = 1 + all.random.nextInt(3); i > 0; i--) {
      function(source.scope(), keys, items, kinds);
    }
    Piece piece =
        Piece.part(
            "windows",
            "SELECT {0} FROM {1}{2}",
            Piece.list("items", ", ", items),
            source.piece(),
            all.selects.where(source.scope(), 1));
    return new Queries.Query(piece, kinds);
  }

  private void function(Scope scope, List<Scope.Field> keys, List<Piece> items, List<Kind> kinds) {
    Scope.Field field = all.pick(withoutChars(scope));
    List<Scope.Field> numbers =
        scope.fields().stream().filter(candidate -> candidate.kind().isNumber()).toList();
    String number = numbers.isEmpty() ? "1" : all.pick(numbers).text();
    String partition = all.chance(2) ? "" : "PARTITION BY " + scope.any(all.random).text() + " ";
    String any = "ORDER BY " + scope.any(all.random).text() + all.pick("", " DESC", " NULLS LAST");
    String total = "ORDER BY " + order(keys);
    switch (all.random.nextInt(9)) {
      case 0 -> window(items, kinds, Kind.LONG, "ROW_NUMBER()", partition + total);
      case 1 ->
          window(items, kinds, Kind.LONG, all.pick("RANK()", "DENSE_RANK()"), partition + any);
      case 2 ->
          window(
              items, kinds, Kind.DBL, all.pick("PERCENT_RANK()", "CUME_DIST()"), partition + any);
      case 3 -> window(items, kinds, Kind.LONG, "NTILE(3)", partition + total);
      case 4 -> {
        String name =
            all.pick("LAG", "LEAD") + "(" + field.text() + all.pick("", ", 1", ", 2") + ")";
        window(items, kinds, field.kind(), name, partition + total);
      }
      case 5 -> {
        String name = all.pick("FIRST_VALUE", "LAST_VALUE") + "(" + field.text() + ")";
        window(items, kinds, field.kind(), name, partition + total + " " + frame());
      }
      case 6 -> {
        String name = all.pick("COUNT(*)", "COUNT(" + field.text() + ")");
        window(items, kinds, Kind.LONG, name, partition + any);
      }
      case 7 ->
          window(items, kinds, Kind.DEC, "SUM(" + number + ")", partition + all.pick("", any));
      default -> {
        String name = all.pick("SUM", "MIN", "MAX", "AVG") + "(" + number + ")";
        window(items, kinds, Kind.DEC, name, partition + total + " " + frame());
      }
    }
  }

  /** H2 does not always give the spaces at the end of a CHAR. */
  private static List<Scope.Field> withoutChars(Scope scope) {
    return scope.fields().stream().filter(field -> field.kind() != Kind.CHR).toList();
  }

  private String order(List<Scope.Field> keys) {
    return keys.stream()
        .map(key -> key.text() + all.pick("", " ASC", " DESC"))
        .collect(java.util.stream.Collectors.joining(", "));
  }

  private String frame() {
    return all.pick(
        "ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
        "ROWS UNBOUNDED PRECEDING",
        "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
        "ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING",
        "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
        "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");
  }

  private static void window(
      List<Piece> items, List<Kind> kinds, Kind kind, String function, String over) {
    add(items, kinds, Piece.of(kind, function + " OVER (" + over.strip() + ")"), kind);
  }

  private static void add(List<Piece> items, List<Kind> kinds, Piece value, Kind kind) {
    items.add(Piece.part("item" + items.size(), "{0} AS X" + items.size(), value));
    kinds.add(kind);
  }
}
