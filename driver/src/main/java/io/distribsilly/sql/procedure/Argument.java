package io.distribsilly.sql.procedure;

import java.util.Optional;

/** What stands between the parentheses of a CALL. */
sealed interface Argument {
  /** Returns its value for these parameters of the statement, empty for NULL. */
  Optional<Object> value(Object[] parameters);

  /** A literal. */
  record Constant(Optional<Object> value) implements Argument {
    @Override
    public Optional<Object> value(Object[] parameters) {
      return value;
    }
  }

  /** The {@code ?} with this index, from 0. */
  record Parameter(int index) implements Argument {
    @Override
    public Optional<Object> value(Object[] parameters) {
      return Optional.ofNullable(parameters[index]);
    }
  }
}
