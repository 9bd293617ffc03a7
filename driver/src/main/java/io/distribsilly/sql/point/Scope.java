package io.distribsilly.sql.point;

import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.SequenceValues;
import io.distribsilly.sql.plan.StatementTime;

/** What an expression can see while it is evaluated. The arrays are not copied. */
final class Scope {
  private static final Object[] NO_ROW = {};

  private final Object[] row;
  private final Object[] parameters;
  private final StatementTime time;
  private final SequenceValues sequences;

  private Scope(Object[] row, Object[] parameters, StatementTime time, SequenceValues sequences) {
    this.row = row;
    this.parameters = parameters;
    this.time = time;
    this.sequences = sequences;
  }

  static Scope withoutRow(Object[] parameters, ExecutionContext context) {
    return withoutRow(parameters, context.time(), context.sequences());
  }

  static Scope withoutRow(Object[] parameters, StatementTime time, SequenceValues sequences) {
    return new Scope(NO_ROW, parameters, time, sequences);
  }

  /** A scope of literals: it has neither parameters nor a time. */
  static Scope ofLiterals() {
    return new Scope(NO_ROW, null, null, null);
  }

  Scope withRow(Object[] newRow) {
    return new Scope(newRow, parameters, time, sequences);
  }

  /** Returns the row, laid out as the {@link RowLayout} of the statement says. */
  Object[] row() {
    return row;
  }

  /** Returns the values of the parameters, as they were set. */
  Object[] parameters() {
    return parameters;
  }

  /** Returns the values of sequences that the statement takes. */
  SequenceValues sequences() {
    return sequences;
  }

  /** Returns the time of the statement. */
  StatementTime time() {
    return time;
  }
}
