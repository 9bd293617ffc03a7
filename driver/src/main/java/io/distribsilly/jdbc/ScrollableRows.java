package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.RowMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are gone over in any order: those up to the furthest that was asked for are kept in
 * memory. Not thread-safe.
 */
final class ScrollableRows implements PositionedRows {
  private final ForwardRows source;
  private final int columns;
  private final long maxMemory;

  /** The rows that are fetched, without a gap from the first. */
  private final List<Object[]> rows = new ArrayList<>();

  /** About how many bytes they take. */
  private long memory;

  /** Whether there are no more than {@link #rows}. */
  private boolean complete;

  /** Why there are more, but cannot be had. */
  private Optional<EngineException> failure = Optional.empty();

  /** From 1; 0 before the first row; one more than there are rows, all fetched, after the last. */
  private long position;

  ScrollableRows(ForwardRows source, int columns) {
    this(source, columns, RowMemory.MAX);
  }

  /**
   * @param maxMemory how many bytes the rows may take, about
   */
  ScrollableRows(ForwardRows source, int columns, long maxMemory) {
    this.source = source;
    this.columns = columns;
    this.maxMemory = maxMemory;
  }

  @Override
  public boolean next() {
    return moveTo(position + 1);
  }

  @Override
  public boolean moveTo(long target) {
    if (target < 0) {
      fetch(Long.MAX_VALUE);
      position = Math.max(0, rows.size() + 1 + target);
    } else {
      position = fetch(target) ? target : rows.size() + 1;
    }
    return isOnRow();
  }

  @Override
  public boolean moveBy(long offset) {
    return offset == 0 ? isOnRow() : moveTo(Math.max(0, position + offset));
  }

  @Override
  public void moveAfterLast() {
    moveTo(Long.MAX_VALUE);
  }

  @Override
  public Object value(int column) {
    if (!isOnRow()) {
      throw PositionedRows.noRow(position == 0);
    }
    return rows.get((int) position - 1)[column];
  }

  @Override
  public long row() {
    return isOnRow() ? position : 0;
  }

  @Override
  public boolean isBeforeFirst() {
    return position == 0 && fetch(1);
  }

  @Override
  public boolean isFirst() {
    return position == 1 && isOnRow();
  }

  @Override
  public boolean isLast() {
    return isOnRow() && !fetch(position + 1);
  }

  @Override
  public boolean isAfterLast() {
    return position > rows.size() && !rows.isEmpty();
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
    rows.clear();
    complete = true;
    source.close();
  }

  private boolean isOnRow() {
    return position > 0 && position <= rows.size();
  }

  /** Fetches rows up to a number; returns whether there are as many. */
  private boolean fetch(long number) {
    while (rows.size() < number && !complete) {
      failure.ifPresent(
          error -> {
            throw error;
          });
      try {
        fetchRow();
      } catch (EngineException e) {
        // The source may say from now on that it has no more.
        failure = Optional.of(e);
      }
    }
    return rows.size() >= number;
  }

  private void fetchRow() {
    if (!source.next()) {
      complete = true;
      return;
    }
    Object[] row = new Object[columns];
    for (int i = 0; i < columns; i++) {
      row[i] = source.value(i);
    }
    memory += RowMemory.of(row);
    if (memory > maxMemory) {
      source.close();
      throw new EngineException(
          ErrorCode.LIMIT_EXCEEDED,
          "the first %,d rows of the scrollable result set already take a quarter of the heap;"
                  .formatted(rows.size())
              + " use TYPE_FORWARD_ONLY, setMaxRows(), or a larger heap");
    }
    rows.add(row);
  }
}
