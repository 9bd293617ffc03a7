package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.RowSource;

/**
 * Rows with a position, over a source that only goes forward. To tell whether a row is the last
 * one, it holds the values of that row and moves the source on. Not thread-safe.
 */
final class ForwardRows implements PositionedRows {
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

  @Override
  public boolean next() {
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

  @Override
  public boolean moveTo(long target) {
    throw forwardOnly();
  }

  @Override
  public boolean moveBy(long rows) {
    throw forwardOnly();
  }

  @Override
  public void moveAfterLast() {
    throw forwardOnly();
  }

  @Override
  public Object value(int column) {
    if (position != Position.ON_ROW) {
      throw PositionedRows.noRow(position == Position.BEFORE_FIRST);
    }
    return peeked ? held[column] : source.value(column);
  }

  @Override
  public long row() {
    return position == Position.ON_ROW ? row : 0;
  }

  @Override
  public boolean isBeforeFirst() {
    return position == Position.BEFORE_FIRST && peek();
  }

  @Override
  public boolean isFirst() {
    return position == Position.ON_ROW && row == 1;
  }

  @Override
  public boolean isLast() {
    return position == Position.ON_ROW && !peek();
  }

  @Override
  public boolean isAfterLast() {
    return position == Position.AFTER_LAST && row > 0;
  }

  @Override
  public boolean isInMemory() {
    return source.isInMemory();
  }

  @Override
  public boolean isRevoked() {
    return source.isRevoked();
  }

  @Override
  public void close() {
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

  private static EngineException forwardOnly() {
    return new EngineException(
        ErrorCode.INVALID_CURSOR_STATE,
        "the result set goes forward only: use next(), or make the statement with"
            + " TYPE_SCROLL_INSENSITIVE");
  }
}
