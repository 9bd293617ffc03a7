package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.RowSource;

/**
 * Rows with a position, over a source that only goes forward. To tell whether a row is the last
 * one, it holds the values of that row and moves the source on. Not thread-safe.
 */
final class ForwardRows {
  private enum Position {
    BEFORE_FIRST,
    ON_ROW,
    AFTER_LAST
  }

  private final RowSource source;
  private final int columns;
  private final long maxRows;

  private Position position = Position.BEFORE_FIRST;
  private long row;

  /** Whether the source is one row further than we are. */
  private boolean peeked;

  /** What the source answered when it went there. */
  private boolean peekedRow;

  /** The values of the current row while the source is further; empty otherwise. */
  private Object[] held = {};

  /**
   * @param maxRows after how many rows to stop, 0 for never
   */
  ForwardRows(RowSource source, int columns, long maxRows) {
    this.source = source;
    this.columns = columns;
    this.maxRows = maxRows;
  }

  boolean next() {
    if (position == Position.AFTER_LAST) {
      return false;
    }
    boolean found = peeked ? peekedRow : advance();
    peeked = false;
    held = new Object[0];
    if (found) {
      position = Position.ON_ROW;
      row++;
    } else {
      // A row source without rows has position BEFORE_FIRST and AFTER_LAST at once: neither counts.
      position = Position.AFTER_LAST;
    }
    return found;
  }

  /**
   * Returns a value of the current row.
   *
   * @param column from 0
   */
  Object value(int column) {
    if (position != Position.ON_ROW) {
      throw new EngineException(
          ErrorCode.INVALID_CURSOR_STATE,
          position == Position.BEFORE_FIRST
              ? "the result set is before its first row; call next()"
              : "the result set is after its last row");
    }
    return peeked ? held[column] : source.value(column);
  }

  /** Returns the number of the current row from 1, or 0 if there is none. */
  long row() {
    return position == Position.ON_ROW ? row : 0;
  }

  boolean isBeforeFirst() {
    return position == Position.BEFORE_FIRST && peek();
  }

  boolean isFirst() {
    return position == Position.ON_ROW && row == 1;
  }

  boolean isLast() {
    return position == Position.ON_ROW && !peek();
  }

  boolean isAfterLast() {
    return position == Position.AFTER_LAST && row > 0;
  }

  /** Returns whether everything here can be done without the session. */
  boolean isInMemory() {
    return source.isInMemory();
  }

  /** Returns whether the session has closed it with its transaction. */
  boolean isRevoked() {
    return source.isRevoked();
  }

  void close() {
    position = Position.AFTER_LAST;
    source.close();
  }

  private boolean peek() {
    if (!peeked) {
      if (position == Position.ON_ROW) {
        held = new Object[columns];
        for (int i = 0; i < columns; i++) {
          held[i] = source.value(i);
        }
      }
      peekedRow = advance();
      peeked = true;
    }
    return peekedRow;
  }

  private boolean advance() {
    if (maxRows > 0 && row >= maxRows) {
      source.close();
      return false;
    }
    return source.next();
  }
}
