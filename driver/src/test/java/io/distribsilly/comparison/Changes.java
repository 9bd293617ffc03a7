package io.distribsilly.comparison;

import io.distribsilly.comparison.RandomTables.Column;
import io.distribsilly.comparison.RandomTables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes statements that change a table. */
final class Changes {
  /** A statement and the table that it changes. */
  record Change(Piece statement, Table table) {}

  private static final int DEPTH = 2;

  private final QueryGenerator all;

  Changes(QueryGenerator all) {
    this.all = all;
  }

  Change next() {
    Table table = all.tables.any();
    Piece statement =
        switch (all.random.nextInt(7)) {
          case 0 -> insertOfQuery(table);
          case 1 -> delete(table);
          case 2 -> merge(table);
          case 3 -> insertOfNew(table);
          case 4 -> insertOfValues(table);
          default -> update(table);
        };
    return new Change(statement, table);
  }

  private Piece insertOfQuery(Table table) {
    Sources.Source source = all.sources.of(1);
    List<Piece> values =
        table.columns().stream().map(column -> value(column, source.scope())).toList();
    return Piece.part(
        "change",
        "INSERT INTO " + table.name() + " SELECT {0} FROM {1}{2}",
        Piece.list("values", ", ", values),
        source.piece(),
        all.selects.where(source.scope(), 1));
  }

  private Piece insertOfValues(Table table) {
    List<Piece> rows = new ArrayList<>();
    for (int i = 1 + all.random.nextInt(3); i > 0; i--) {
      rows.add(Piece.part("row", "({0})", Piece.list("values", ", ", literals(table))));
    }
    return Piece.part(
        "change", "INSERT INTO " + table.name() + " VALUES {0}", Piece.list("rows", ", ", rows));
  }

  /** H2 has no ON CONFLICT: it is a MERGE that leaves out what matches. */
  private Piece insertOfNew(Table table) {
    String names = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String qualified =
        table.columns().stream().map(c -> "v." + c.name()).collect(Collectors.joining(", "));
    String on =
        table.columns().subList(0, table.keyColumns()).stream()
            .map(c -> table.name() + "." + c.name() + " = v." + c.name())
            .collect(Collectors.joining(" AND "));
    return Piece.part(
        "change",
        "INSERT INTO " + table.name() + " VALUES ({0}) ON CONFLICT DO NOTHING",
        "MERGE INTO %s USING (VALUES ({0})) AS v (%s) ON %s WHEN NOT MATCHED THEN INSERT VALUES (%s)"
            .formatted(table.name(), names, on, qualified),
        List.of(Piece.list("values", ", ", literals(table))));
  }

  private List<Piece> literals(Table table) {
    return table.columns().stream()
        .map(column -> Piece.part("literal", column.kind().literal(all.random)))
        .toList();
  }

  private Piece update(Table table) {
    String alias = all.alias();
    Scope scope = Scope.of(alias, table.columns());
    List<Column> others = table.columns().subList(table.keyColumns(), table.columns().size());
    Column target = all.pick(others);
    return Piece.part(
        "change",
        "UPDATE " + table.name() + " AS " + alias + " SET " + target.name() + " = {0}{1}",
        value(target, scope),
        all.selects.where(scope, DEPTH));
  }

  private Piece delete(Table table) {
    String alias = all.alias();
    Scope scope = Scope.of(alias, table.columns());
    // Not all rows at once: the queries that follow want some.
    return Piece.part(
        "change",
        "DELETE FROM " + table.name() + " AS " + alias + " WHERE {0} AND {1}",
        all.conditions.of(scope, DEPTH),
        all.conditions.of(scope, 1));
  }

  /** No row of the source has the key of another. */
  private Piece merge(Table table) {
    String target = all.alias();
    String source = all.alias();
    List<Column> keys = table.columns().subList(0, table.keyColumns());
    Column changed = all.pick(table.columns().subList(keys.size(), table.columns().size()));
    Table from = all.tables.any();
    Sources.Source rows = all.sources.table(from);
    if (keys.stream().anyMatch(key -> rows.scope().of(key.kind()).isEmpty())) {
      return update(table);
    }
    List<Piece> children = new ArrayList<>();
    keys.forEach(
        key -> children.add(Piece.part("key", all.pick(rows.scope().of(key.kind())).text())));
    Piece value = all.plain(() -> value(changed, rows.scope()));
    children.add(value);
    children.add(rows.piece());
    String on =
        keys.stream()
            .map(key -> target + "." + key.name() + " = " + source + "." + key.name())
            .collect(Collectors.joining(" AND "));
    String names = keys.stream().map(Column::name).collect(Collectors.joining(", "));
    String qualified =
        keys.stream().map(key -> source + "." + key.name()).collect(Collectors.joining(", "));
    String grouped =
        IntStream.range(0, keys.size())
            .mapToObj(i -> "{" + i + "}")
            .collect(Collectors.joining(", "));
    String items =
        IntStream.range(0, keys.size())
            .mapToObj(i -> "{" + i + "} AS " + keys.get(i).name())
            .collect(Collectors.joining(", "));
    String text =
        "MERGE INTO %s AS %s USING (SELECT %s, MIN({%d}) AS V FROM {%d} WHERE %s GROUP BY %s) AS %s ON %s"
                .formatted(
                    table.name(),
                    target,
                    items,
                    keys.size(),
                    keys.size() + 1,
                    IntStream.range(0, keys.size())
                        .mapToObj(i -> "{" + i + "} IS NOT NULL")
                        .collect(Collectors.joining(" AND ")),
                    grouped,
                    source,
                    on)
            + " WHEN MATCHED THEN UPDATE SET %s = %s.V".formatted(changed.name(), source)
            + " WHEN NOT MATCHED THEN INSERT (%s, %s) VALUES (%s, %s.V)"
                .formatted(names, changed.name(), qualified, source);
    return Piece.part("change", text, text, children);
  }

  /** Makes a value that fits the column. */
  private Piece value(Column column, Scope scope) {
    Kind kind = column.kind();
    Piece value = all.scalars.of(kind, scope, DEPTH);
    return kind == Kind.TEXT ? Piece.of(kind, "CAST({0} AS " + kind.sql() + ")", value) : value;
  }
}
