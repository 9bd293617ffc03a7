package io.distribsilly.sql.point;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns of a table a decoded row holds, and where. Grows while expressions are compiled, so
 * that only columns that somebody asks for are decoded.
 */
final class RowLayout {
  private final List<Integer> columns = new ArrayList<>();

  /** A layout of no column yet. */
  static RowLayout empty() {
    return new RowLayout();
  }

  /** A layout of all columns, each at its own index. */
  static RowLayout whole(int columnCount) {
    RowLayout layout = new RowLayout();
    IntStream.range(0, columnCount).forEach(layout.columns::add);
    return layout;
  }

  /** Returns where a column is in a row; it is added if it is not there yet. */
  int slotOf(int column) {
    int slot = columns.indexOf(column);
    if (slot < 0) {
      columns.add(column);
      return columns.size() - 1;
    }
    return slot;
  }

  /** Returns the columns, by slot. */
  int[] columns() {
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }
}
