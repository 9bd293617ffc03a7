package io.distribsilly.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes a SELECT that groups. */
final class Groupings {
  /** What an aggregate gives. */
  private record Aggregate(Piece piece, Kind kind) {}

  private final QueryGenerator all;

  Groupings(QueryGenerator all) {
    this.all = all;
  }

  Queries.Query of(int depth) {
    Sources.Source source = all.sources.of(depth);
    List<Piece> keys = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    for (int i = all.random.nextInt(3); i > 0; i--) {
      key(source.scope(), keys, kinds);
    }
    int grouped = keys.size();
    List<Piece> children = new ArrayList<>(keys);
    List<String> aggregates = new ArrayList<>();
    for (int i = 1 + all.random.nextInt(3); i > 0; i--) {
      Aggregate aggregate = aggregate(source.scope());
      aggregates.add("{" + children.size() + "}");
      children.add(aggregate.piece());
      kinds.add(aggregate.kind());
    }
    children.add(source.piece());
    children.add(all.selects.where(source.scope(), depth));
    children.add(having(source.scope()));
    boolean sets = grouped > 0 && all.chance(3);
    Piece piece =
        sets ? sets(grouped, aggregates, children, kinds) : plain(grouped, aggregates, children);
    return new Queries.Query(piece, kinds);
  }

  private void key(Scope scope, List<Piece> keys, List<Kind> kinds) {
    Scope.Field field = scope.any(all.random);
    boolean used = keys.stream().anyMatch(key -> key.ours().equals(field.text()));
    if (used || all.chance(4)) {
      Piece condition = all.plain(() -> all.conditions.of(scope, 1));
      keys.add(Piece.part("key", "CASE WHEN {0} THEN 'y' ELSE 'n' END", condition));
      kinds.add(Kind.TEXT);
    } else {
      keys.add(Piece.part("key", field.text()));
      kinds.add(field.kind());
    }
  }

  private static Piece plain(int grouped, List<String> aggregates, List<Piece> children) {
    String text =
        select(IntStream.range(0, grouped).mapToObj(i -> "{" + i + "}").toList(), aggregates)
            + tail(grouped, aggregates)
            + by(IntStream.range(0, grouped).boxed().toList())
            + having(grouped, aggregates);
    return Piece.part("grouping", text, text, children);
  }

  /** H2 has neither GROUPING SETS nor ROLLUP nor CUBE: it is one query a set. */
  private Piece sets(int grouped, List<String> aggregates, List<Piece> children, List<Kind> kinds) {
    List<List<Integer>> sets = new ArrayList<>();
    String list =
        IntStream.range(0, grouped).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(", "));
    String by;
    switch (all.random.nextInt(3)) {
      case 0 -> {
        by = "ROLLUP (" + list + ")";
        IntStream.rangeClosed(0, grouped)
            .forEach(n -> sets.add(IntStream.range(0, n).boxed().toList()));
      }
      case 1 -> {
        by = "CUBE (" + list + ")";
        IntStream.range(0, 1 << grouped)
            .forEach(
                bits ->
                    sets.add(
                        IntStream.range(0, grouped)
                            .filter(i -> (bits >> i & 1) == 1)
                            .boxed()
                            .toList()));
      }
      default -> {
        by = "GROUPING SETS ((" + list + "), ({0}))";
        sets.add(IntStream.range(0, grouped).boxed().toList());
        sets.add(List.of(0));
      }
    }
    String ours =
        select(IntStream.range(0, grouped).mapToObj(i -> "{" + i + "}").toList(), aggregates)
            + tail(grouped, aggregates)
            + " GROUP BY "
            + by
            + having(grouped, aggregates);
    String h2 =
        sets.stream()
            .map(set -> "(" + ofSet(set, grouped, aggregates, kinds) + ")")
            .collect(Collectors.joining(" UNION ALL "));
    return Piece.part("grouping", ours, h2, children);
  }

  private static String ofSet(
      List<Integer> set, int grouped, List<String> aggregates, List<Kind> kinds) {
    List<String> keys =
        IntStream.range(0, grouped)
            .mapToObj(
                i -> set.contains(i) ? "{" + i + "}" : "CAST(NULL AS " + kinds.get(i).sql() + ")")
            .toList();
    return select(keys, aggregates)
        + tail(grouped, aggregates)
        + by(set)
        + having(grouped, aggregates);
  }

  private static String select(List<String> keys, List<String> aggregates) {
    List<String> items = new ArrayList<>(keys);
    items.addAll(aggregates);
    return "SELECT "
        + IntStream.range(0, items.size())
            .mapToObj(i -> items.get(i) + " AS X" + i)
            .collect(Collectors.joining(", "));
  }

  private static String tail(int grouped, List<String> aggregates) {
    int source = grouped + aggregates.size();
    return " FROM {" + source + "}{" + (source + 1) + "}";
  }

  private static String by(List<Integer> keys) {
    return keys.isEmpty()
        ? ""
        : keys.stream().map(i -> "{" + i + "}").collect(Collectors.joining(", ", " GROUP BY ", ""));
  }

  private static String having(int grouped, List<String> aggregates) {
    return "{" + (grouped + aggregates.size() + 2) + "}";
  }

  private Piece having(Scope scope) {
    if (!all.chance(4)) {
      return Piece.none();
    }
    Aggregate aggregate = aggregate(scope);
    Scope result = new Scope(List.of(new Scope.Field("{0}", aggregate.kind())));
    String literal = aggregate.kind().literal(all.random);
    return all.chance(3)
        ? Piece.optional(" HAVING {0} IS NOT NULL", aggregate.piece())
        : Piece.optional(
            " HAVING " + result.fields().get(0).text() + " >= " + literal, aggregate.piece());
  }

  private Aggregate aggregate(Scope scope) {
    Scope.Field field = scope.any(all.random);
    List<Scope.Field> numbers =
        scope.fields().stream().filter(candidate -> candidate.kind().isNumber()).toList();
    Aggregate made =
        numbers.isEmpty() || all.chance(2)
            ? ofAny(field, scope)
            : ofNumber(all.pick(numbers), scope);
    if (!all.chance(5)) {
      return made;
    }
    Piece condition = all.plain(() -> all.conditions.of(scope, 1));
    return new Aggregate(
        Piece.part("aggregate", "{0} FILTER (WHERE {1})", made.piece(), condition), made.kind());
  }

  private Aggregate ofAny(Scope.Field field, Scope scope) {
    Kind kind = field.kind();
    String text = field.text();
    return switch (all.random.nextInt(7)) {
      case 0 -> aggregate(Kind.LONG, "COUNT(*)");
      case 1 -> aggregate(Kind.LONG, "COUNT(" + text + ")");
      case 2 -> aggregate(Kind.LONG, "COUNT(DISTINCT " + text + ")");
      case 3 -> {
        Piece condition = all.plain(() -> all.conditions.of(scope, 1));
        String name = all.pick("EVERY", "BOOL_AND", "BOOL_OR");
        yield new Aggregate(Piece.part("aggregate", name + "({0})", condition), Kind.BOOL);
      }
      case 4 -> {
        Kind of = all.pick(Kind.NUMBERS);
        Piece value = all.plain(() -> all.scalars.of(of, scope, 2));
        yield new Aggregate(Piece.part("aggregate", all.pick("MIN", "MAX") + "({0})", value), of);
      }
      default -> aggregate(kind, all.pick("MIN", "MAX") + "(" + text + ")");
    };
  }

  private Aggregate ofNumber(Scope.Field field, Scope scope) {
    Kind kind = field.kind();
    String text = field.text();
    Kind sum =
        kind == Kind.SMALL || kind == Kind.INT ? Kind.LONG : kind == Kind.LONG ? Kind.DEC : kind;
    return switch (all.random.nextInt(5)) {
      case 0 -> aggregate(Kind.DBL, "AVG(" + text + ")");
      case 1 -> aggregate(sum, "SUM(DISTINCT " + text + ")");
      case 2 -> {
        Piece value = all.plain(() -> all.scalars.of(Kind.INT, scope, 2));
        yield new Aggregate(Piece.part("aggregate", "SUM({0})", value), Kind.LONG);
      }
      default -> aggregate(sum, "SUM(" + text + ")");
    };
  }

  private static Aggregate aggregate(Kind kind, String text) {
    return new Aggregate(Piece.part("aggregate", text), kind);
  }
}
