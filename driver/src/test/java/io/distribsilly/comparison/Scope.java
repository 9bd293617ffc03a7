package io.distribsilly.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The columns that an expression can name. Immutable. */
record Scope(List<Field> fields) {
  /** A column as it is written, with its table's alias. */
  record Field(String text, Kind kind) {}

  static final Scope EMPTY = new Scope(List.of());

  Scope {
    fields = List.copyOf(fields);
  }

  static Scope of(String alias, List<RandomTables.Column> columns) {
    return new Scope(
        columns.stream().map(c -> new Field(alias + "." + c.name(), c.kind())).toList());
  }

  Scope and(Scope other) {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(other.fields);
    return new Scope(all);
  }

  List<Field> of(Kind kind) {
    return fields.stream().filter(field -> field.kind() == kind).toList();
  }

  Field any(Random random) {
    return fields.get(random.nextInt(fields.size()));
  }
}
