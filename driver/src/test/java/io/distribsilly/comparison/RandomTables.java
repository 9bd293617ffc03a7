package io.distribsilly.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Tables with random columns and rows, whose values meet those of the others. */
final class RandomTables {
  /** A table; its first column, or its first two, are its key. */
  record Table(String name, List<Column> columns, int keyColumns) {
    String createSql() {
      String definitions =
          columns.stream()
              .map(column -> column.name() + " " + column.kind().sql())
              .collect(Collectors.joining(", "));
      return "CREATE TABLE %s (%s, PRIMARY KEY (%s))".formatted(name, definitions, keyNames());
    }

    String keyNames() {
      return columns.subList(0, keyColumns).stream()
          .map(Column::name)
          .collect(Collectors.joining(", "));
    }
  }

  record Column(String name, Kind kind) {}

  private static final List<Kind> KEYS =
      List.of(Kind.INT, Kind.INT, Kind.LONG, Kind.TEXT, Kind.DATE, Kind.DEC, Kind.UID, Kind.SMALL);

  private final Random random;
  final List<Table> tables = new ArrayList<>();

  RandomTables(Random random) {
    this.random = random;
    for (int i = 0; i < 3; i++) {
      tables.add(table("t" + i));
    }
  }

  private Table table(String name) {
    int keys = random.nextInt(3) == 0 ? 2 : 1;
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      columns.add(new Column("K" + i, KEYS.get(random.nextInt(KEYS.size()))));
    }
    columns.add(new Column("N", Kind.NUMBERS.get(random.nextInt(Kind.NUMBERS.size()))));
    columns.add(new Column("S", random.nextInt(4) == 0 ? Kind.CHR : Kind.TEXT));
    for (int i = random.nextInt(5); i > 0; i--) {
      columns.add(new Column("C" + i, Kind.any(random)));
    }
    return new Table(name, List.copyOf(columns), keys);
  }

  Table any() {
    return tables.get(random.nextInt(tables.size()));
  }

  /** Returns INSERTs of literals; some of them meet keys that are there. */
  List<String> inserts(Table table) {
    List<String> inserts = new ArrayList<>();
    for (int i = random.nextInt(8) == 0 ? 0 : 4 + random.nextInt(9); i > 0; i--) {
      String values =
          table.columns().stream()
              .map(column -> value(table, column))
              .collect(Collectors.joining(", "));
      inserts.add("INSERT INTO " + table.name() + " VALUES (" + values + ")");
    }
    return inserts;
  }

  private String value(Table table, Column column) {
    boolean key = table.columns().indexOf(column) < table.keyColumns();
    return !key && random.nextInt(4) == 0 ? "NULL" : column.kind().literal(random);
  }
}
