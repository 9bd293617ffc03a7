package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.RowSource;

/**
 * Rows with a position, before the first at the beginning. Every method throws {@link
 * EngineException}. Not thread-safe.
 */
interface PositionedRows {
  /**
   * Returns rows over a source.
   *
   * @param scrollable whether they go backward, too
   * @param columns the number of columns
   * @param maxRows after how many rows to stop, 0 for never
   */
  static PositionedRows of(RowSource source, boolean scrollable, int columns, long maxRows) {
    ForwardRows forward = new ForwardRows(source, columns, maxRows);
    return scrollable ? new ScrollableRows(forward, columns) : forward;
  }

  /** Moves to the next row; returns false if there is none. */
  boolean next();

  /**
   * Moves to a row, or before the first or after the last if there is no such.
   *
   * @param target from 1; 0 is before the first row, and -1 the last row
   * @return whether there is a current row now
   */
  boolean moveTo(long target);

  /** As {@link #moveTo}, with a row that is this many behind the current one. */
  boolean moveBy(long rows);

  void moveAfterLast();

  /**
   * Returns a value of the current row.
   *
   * @param column from 0
   */
  Object value(int column);

  /** Returns the number of the current row from 1, or 0 if there is none. */
  long row();

  /** Returns false if there are no rows; so does {@link #isAfterLast}. */
  boolean isBeforeFirst();

  boolean isFirst();

  boolean isLast();

  boolean isAfterLast();

  /** Returns whether everything here can be done without the session. */
  boolean isInMemory();

  /** Returns whether the session has closed it with its transaction. */
  boolean isRevoked();

  void close();

  /** Returns the error of {@link #value} without a current row. */
  static EngineException noRow(boolean beforeFirst) {
    return new EngineException(
        ErrorCode.INVALID_CURSOR_STATE,
        beforeFirst
            ? "the result set is before its first row; call next()"
            : "the result set is after its last row");
  }
}
