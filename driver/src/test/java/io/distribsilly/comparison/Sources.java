package io.distribsilly.comparison;

import io.distribsilly.comparison.RandomTables.Column;
import io.distribsilly.comparison.RandomTables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes what stands behind FROM. */
final class Sources {
  /** A source with the columns that it gives. */
  record Source(Piece piece, Scope scope) {}

  private static final String SOURCE = "source";

  private final QueryGenerator all;

  /** The queries of WITH that can be named. */
  private final List<Table> named = new ArrayList<>();

  Sources(QueryGenerator all) {
    this.all = all;
  }

  /** Lets a query of WITH be named until it is forgotten. */
  void name(Table table) {
    named.add(table);
  }

  void forget(Table table) {
    named.remove(table);
  }

  Source of(int depth) {
    if (depth <= 0) {
      return all.chance(8) ? values() : table();
    }
    return switch (all.random.nextInt(8)) {
      case 0 -> derived(depth - 1);
      case 1 -> full();
      case 2 -> using();
      case 3 -> values();
      case 4, 5 -> join(depth - 1);
      default -> table();
    };
  }

  Source table() {
    return table(!named.isEmpty() && all.chance(2) ? all.pick(named) : all.tables.any());
  }

  Source table(Table table) {
    String alias = all.alias();
    Piece piece = Piece.part(SOURCE, table.name() + " AS " + alias);
    return new Source(piece, Scope.of(alias, table.columns()));
  }

  private Source join(int depth) {
    Source left = of(depth);
    Source right = nested(of(all.random.nextInt(depth + 1)));
    Scope scope = left.scope().and(right.scope());
    if (all.chance(8)) {
      return new Source(
          Piece.part(SOURCE, "{0} CROSS JOIN {1}", left.piece(), right.piece()), scope);
    }
    // Calcite asserts in vain that nothing can be NULL in VALUES that become the left of a join.
    boolean values = right.piece().ours().startsWith("(VALUES");
    String kind =
        all.pick(
            "JOIN", "INNER JOIN", "LEFT JOIN", "LEFT OUTER JOIN", values ? "JOIN" : "RIGHT JOIN");
    return new Source(
        Piece.part(
            SOURCE, "{0} " + kind + " {1} ON {2}", left.piece(), right.piece(), on(left, right)),
        scope);
  }

  private static Source nested(Source source) {
    return source.piece().ours().startsWith("{0} ")
        ? new Source(Piece.part(SOURCE, "({0})", source.piece()), source.scope())
        : source;
  }

  private Piece on(Source left, Source right) {
    for (int i = 0; i < 4; i++) {
      Scope.Field one = left.scope().any(all.random);
      List<Scope.Field> others = right.scope().of(one.kind());
      if (!others.isEmpty()) {
        Piece equal = Piece.of(Kind.BOOL, one.text() + " = " + all.pick(others).text());
        return all.chance(3) ? and(equal, left.scope().and(right.scope())) : equal;
      }
    }
    return all.plain(() -> all.conditions.of(left.scope().and(right.scope()), 1));
  }

  private Piece and(Piece condition, Scope scope) {
    Piece other = all.plain(() -> all.conditions.of(scope, 1));
    return Piece.of(Kind.BOOL, "({0} AND {1})", condition, other);
  }

  private Source derived(int depth) {
    String alias = all.alias();
    List<Kind> kinds = all.selects.kinds();
    Piece piece =
        Piece.part(SOURCE, "({0}) AS " + alias, all.queries.of(kinds, Scope.EMPTY, depth).piece());
    return new Source(piece, Scope.of(alias, columns(kinds)));
  }

  /** Returns the columns of a query of such kinds. */
  static List<Column> columns(List<Kind> kinds) {
    return IntStream.range(0, kinds.size())
        .mapToObj(i -> new Column("X" + i, kinds.get(i)))
        .toList();
  }

  /** H2 has no FULL JOIN: it is a LEFT JOIN, and the other rows of the right. */
  private Source full() {
    Source left = table(all.tables.any());
    Source right = table(all.tables.any());
    Piece on = on(left, right);
    List<Kind> kinds = new ArrayList<>();
    left.scope().fields().forEach(field -> kinds.add(field.kind()));
    right.scope().fields().forEach(field -> kinds.add(field.kind()));
    List<Scope.Field> fields = left.scope().and(right.scope()).fields();
    int lefts = left.scope().fields().size();
    String items = items(fields, 0);
    String alias = all.alias();
    String ours = "(SELECT %s FROM {0} FULL JOIN {1} ON {2}) AS %s".formatted(items, alias);
    String h2 =
        ("(SELECT %s FROM {0} LEFT JOIN {1} ON {2} UNION ALL SELECT %s FROM {1}"
                + " WHERE NOT EXISTS (SELECT 1 FROM {0} WHERE {2})) AS %s")
            .formatted(items, items(fields, lefts), alias);
    return new Source(
        Piece.part(SOURCE, ours, h2, List.of(left.piece(), right.piece(), on)),
        Scope.of(alias, columns(kinds)));
  }

  private static String items(List<Scope.Field> fields, int nulls) {
    return IntStream.range(0, fields.size())
        .mapToObj(
            i ->
                (i < nulls
                        ? "CAST(NULL AS " + fields.get(i).kind().sql() + ")"
                        : fields.get(i).text())
                    + " AS X"
                    + i)
        .collect(Collectors.joining(", "));
  }

  private Source using() {
    Table left = all.tables.any();
    Table right = all.tables.any();
    List<String> shared =
        left.columns().stream()
            .filter(right.columns()::contains)
            .map(Column::name)
            .filter(name -> name.equals("S") || name.startsWith("K"))
            .toList();
    if (shared.isEmpty()) {
      return join(0);
    }
    Source one = table(left);
    Source two = table(right);
    String kind = all.pick("JOIN", "LEFT JOIN");
    String text = "{0} " + kind + " {1} USING (" + all.pick(shared) + ")";
    return new Source(
        Piece.part(SOURCE, text, one.piece(), two.piece()), one.scope().and(two.scope()));
  }

  private Source values() {
    List<Kind> kinds = all.selects.kinds();
    String alias = all.alias();
    List<Piece> rows = new ArrayList<>();
    for (int i = 1 + all.random.nextInt(4); i > 0; i--) {
      List<Piece> row =
          kinds.stream().map(kind -> Piece.of(kind, kind.literal(all.random))).toList();
      rows.add(Piece.part("row", "({0})", Piece.list("values", ", ", row)));
    }
    String names = columns(kinds).stream().map(Column::name).collect(Collectors.joining(", "));
    Piece piece =
        Piece.part(
            SOURCE,
            "(VALUES {0}) AS " + alias + " (" + names + ")",
            Piece.list("rows", ", ", rows));
    return new Source(piece, Scope.of(alias, columns(kinds)));
  }
}
