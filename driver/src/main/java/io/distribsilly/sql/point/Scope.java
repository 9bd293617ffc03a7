package io.distribsilly.sql.point;

import java.time.Instant;

/**
 * What an expression can see while it is evaluated.
 *
 * @param row one value a column of the table; empty where there is no row
 * @param parameters the values of the parameters, as they were set
 * @param now the time of the statement
 */
record Scope(Object[] row, Object[] parameters, Instant now) {
  private static final Object[] NO_ROW = {};

  static Scope withoutRow(Object[] parameters, Instant now) {
    return new Scope(NO_ROW, parameters, now);
  }

  Scope withRow(Object[] newRow) {
    return new Scope(newRow, parameters, now);
  }
}
