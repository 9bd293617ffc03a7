package io.distribsilly.comparison;

import io.distribsilly.comparison.RandomTables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes whole queries and subqueries. */
final class Queries {
  /** A query whose columns are X0, X1 and so on. */
  record Query(Piece piece, List<Kind> kinds) {}

  static final String SORT = "query";

  private static final int DEPTH = 2;

  private final QueryGenerator all;
  private int named;

  Queries(QueryGenerator all) {
    this.all = all;
  }

  /** Makes a statement; {@link #isOrdered} tells whether it sorts its rows. */
  Piece statement() {
    if (all.chance(12)) {
      return with();
    }
    Query query =
        switch (all.random.nextInt(10)) {
          case 0, 1, 2 -> all.groupings.of(all.random.nextInt(DEPTH + 1));
          case 3 -> all.windows.of();
          case 4 -> sets(all.selects.kinds(), DEPTH - 1);
          default -> of(all.selects.kinds(), Scope.EMPTY, DEPTH);
        };
    return all.chance(3) ? sorted(query) : query.piece();
  }

  static boolean isOrdered(Piece statement) {
    return statement.sort().equals("sorted");
  }

  /** Makes a query of given kinds. */
  Query of(List<Kind> kinds, Scope outer, int depth) {
    if (depth > 0 && outer.fields().isEmpty() && all.chance(8)) {
      return sets(kinds, depth - 1);
    }
    if (depth > 0 && all.chance(10)) {
      return limited(kinds, depth - 1);
    }
    return new Query(all.selects.of(kinds, outer, depth), kinds);
  }

  private Piece with() {
    Query query = all.chance(3) ? all.groupings.of(1) : of(all.selects.kinds(), Scope.EMPTY, 1);
    String name = "w" + named++;
    Table table = new Table(name, Sources.columns(query.kinds()), 0);
    all.sources.name(table);
    Piece body =
        all.chance(3)
            ? all.groupings.of(1).piece()
            : of(all.selects.kinds(), Scope.EMPTY, DEPTH).piece();
    all.sources.forget(table);
    return Piece.part("with", "WITH " + name + " AS ({0}) {1}", query.piece(), body);
  }

  private Query sets(List<Kind> kinds, int depth) {
    Piece left = of(kinds, Scope.EMPTY, depth).piece();
    Piece right = of(kinds, Scope.EMPTY, depth).piece();
    String operator =
        all.pick("UNION", "UNION ALL", "EXCEPT", "INTERSECT", "EXCEPT ALL", "INTERSECT ALL");
    String simple = "({0}) " + operator + " ({1})";
    Piece piece =
        operator.endsWith("T ALL")
            ? Piece.part(SORT, simple, counted(kinds, operator), List.of(left, right))
            : Piece.part(SORT, simple, left, right);
    return new Query(piece, kinds);
  }

  /** H2 has no ALL here: equal rows get numbers. */
  private static String counted(List<Kind> kinds, String operator) {
    String names = names(kinds);
    String side =
        "SELECT %s, ROW_NUMBER() OVER (PARTITION BY %s ORDER BY %s) AS RN FROM"
            .formatted(names, names, names);
    return "SELECT %s FROM (%s ({0}) %s %s ({1}))"
        .formatted(names, side, operator.replace(" ALL", ""), side);
  }

  private static String names(List<Kind> kinds) {
    return IntStream.range(0, kinds.size())
        .mapToObj(i -> "X" + i)
        .collect(Collectors.joining(", "));
  }

  private Query limited(List<Kind> kinds, int depth) {
    Query query = new Query(all.selects.of(kinds, Scope.EMPTY, depth), kinds);
    String alias = all.alias();
    Piece piece = Piece.part(SORT, "SELECT * FROM ({0}) AS " + alias, sorted(query));
    return new Query(piece, kinds);
  }

  /** Sorts by all columns, so that rows in one place are the same. */
  private Piece sorted(Query query) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < query.kinds().size(); i++) {
      keys.add((i + 1) + all.pick("", " DESC", " ASC NULLS LAST", " DESC NULLS FIRST"));
    }
    String order = "{0} ORDER BY " + String.join(", ", keys) + "{1}";
    return Piece.part("sorted", order, query.piece(), limit());
  }

  private Piece limit() {
    Piece rows =
        all.chance(2) ? Piece.parameter(Kind.INT) : Piece.of(Kind.INT, all.pick("0", "1", "3"));
    return switch (all.random.nextInt(6)) {
      case 0 -> Piece.optional(" LIMIT " + all.pick("0", "2", "5"));
      case 1 -> Piece.optional(" OFFSET " + all.pick("0", "1") + " ROWS FETCH NEXT 3 ROWS ONLY");
      case 2 -> Piece.optional(" LIMIT 3 OFFSET {0}", rows(rows));
      case 3 -> Piece.optional(" FETCH FIRST " + all.pick("1 ROW", "4 ROWS") + " ONLY");
      default -> Piece.none();
    };
  }

  /** A number of rows is not negative. */
  private static Piece rows(Piece rows) {
    return rows.parameter() == null ? rows : Piece.of(Kind.INT, "1");
  }

  /** Makes a subquery of one value. */
  Piece scalar(Kind kind, Scope scope, int depth) {
    if (!all.subqueriesAllowed() || depth < 0) {
      return all.scalars.leaf(kind, scope);
    }
    Sources.Source source = all.sources.of(0);
    Scope inner = all.selects.scope(source, scope);
    Piece where = all.selects.where(inner, 0);
    if (kind == Kind.LONG && all.chance(2)) {
      return Piece.of(kind, "(SELECT COUNT(*) FROM {0}{1})", source.piece(), where);
    }
    Piece value = all.scalars.of(kind, source.scope(), 1);
    return Piece.of(
        kind,
        "(SELECT " + all.pick("MIN", "MAX") + "({0}) FROM {1}{2})",
        value,
        source.piece(),
        where);
  }

  /** Makes a condition on a subquery. */
  Piece condition(Scope scope, int depth) {
    if (!all.subqueriesAllowed()) {
      return all.conditions.of(scope, 0);
    }
    Kind kind = scope.fields().isEmpty() ? Kind.INT : scope.any(all.random).kind();
    Kind comparable = kind == Kind.CHR || kind == Kind.BOOL ? Kind.TEXT : kind;
    Piece subquery = all.selects.of(List.of(comparable), scope, Math.max(0, depth - 1));
    Piece value = all.scalars.of(comparable, scope, depth);
    return switch (all.random.nextInt(5)) {
      case 0 -> Piece.of(Kind.BOOL, "(EXISTS ({0}))", subquery);
      case 1 -> Piece.of(Kind.BOOL, "(NOT EXISTS ({0}))", subquery);
      case 2 -> Piece.of(Kind.BOOL, "({0} IN ({1}))", value, subquery);
      case 3 -> Piece.of(Kind.BOOL, "({0} NOT IN ({1}))", value, subquery);
      default ->
          Piece.of(
              Kind.BOOL,
              "({0} " + all.pick("=", "<>", "<", ">=") + all.pick(" ANY ", " ALL ") + "({1}))",
              value,
              subquery);
    };
  }
}
