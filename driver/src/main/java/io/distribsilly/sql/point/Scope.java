package io.distribsilly.sql.point;

import io.distribsilly.sql.plan.StatementTime;

/** What an expression can see while it is evaluated. The arrays are not copied. */
final class Scope {
  private static final Object[] NO_ROW = {};

  private final Object[] row;
  private final Object[] parameters;
  private final StatementTime time;

  private Scope(Object[] row, Object[] parameters, StatementTime time) {
    this.row = row;
    this.parameters = parameters;
    this.time = time;
  }

  static Scope withoutRow(Object[] parameters, StatementTime time) {
    return new Scope(NO_ROW, parameters, time);
  }

  Scope withRow(Object[] newRow) {
    return new Scope(newRow, parameters, time);
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
  StatementTime time() {
    return time;
  }
}
