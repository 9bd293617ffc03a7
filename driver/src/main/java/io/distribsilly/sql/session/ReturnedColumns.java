package io.distribsilly.sql.session;

import java.util.List;

/** Which columns of the rows that a statement writes are wanted back. */
public sealed interface ReturnedColumns {
  /** Nothing is wanted. */
  ReturnedColumns NONE = new None();

  /** Those of the primary key, those that count, and those whose DEFAULT is not a constant. */
  ReturnedColumns GENERATED = new Generated();

  /** As {@link #NONE}. */
  record None() implements ReturnedColumns {}

  /** As {@link #GENERATED}. */
  record Generated() implements ReturnedColumns {}

  /** Columns by their positions in the table, from 1. */
  record Positions(List<Integer> positions) implements ReturnedColumns {
    public Positions {
      positions = List.copyOf(positions);
    }
  }

  /** Columns by their names; one that is not found as it is written is looked for in any case. */
  record Names(List<String> names) implements ReturnedColumns {
    public Names {
      names = List.copyOf(names);
    }
  }
}
