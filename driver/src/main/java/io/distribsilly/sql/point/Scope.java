package io.distribsilly.sql.point;

import java.time.Instant;

/** What an expression can see while it is evaluated. The arrays are not copied. */
final class Scope {
  private static final Object[] NO_ROW = {};

  private final Object[] row;
  private final Object[] parameters;
  private final Instant now;

  private Scope(Object[] row, Object[] parameters, Instant now) {
    this.row = row;
    this.parameters = parameters;
    this.now = now;
  }

  static Scope withoutRow(Object[] parameters, Instant now) {
    return new Scope(NO_ROW, parameters, now);
  }

  Scope withRow(Object[] newRow) {
    return new Scope(newRow, parameters, now);
  }

  /** Returns the row, laid out as the {@link RowLayout} of the statement says. */
  Object[] row() {
    return row;
  }

  /** Returns the values of the parameters, as they were set. */
  Object[] parameters() {
    return parameters;
  }

  /** Returns the time of the statement. */
  Instant now() {
    return now;
  }
}
