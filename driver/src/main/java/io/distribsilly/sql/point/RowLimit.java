package io.distribsilly.sql.point;

import java.util.List;

/**
 * OFFSET and FETCH or LIMIT.
 *
 * @param offset how many rows are left out first
 * @param count how many rows are returned at most
 */
record RowLimit(long offset, long count) {
  static final RowLimit NONE = new RowLimit(0, Long.MAX_VALUE);

  /** Returns the number of rows after which no more are needed. */
  long end() {
    return count > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + count;
  }

  <T> List<T> apply(List<T> rows) {
    int from = (int) Math.min(offset, rows.size());
    int to = (int) Math.min(end(), rows.size());
    return from == 0 && to == rows.size() ? rows : rows.subList(from, to);
  }
}
