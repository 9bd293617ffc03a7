package io.distribsilly.sql.point;

import io.distribsilly.sql.session.RowSource;
import java.util.List;

/** Rows that are all there already. */
final class RowList implements RowSource {
  private List<Object[]> rows;
  private int current = -1;

  RowList(List<Object[]> rows) {
    this.rows = rows;
  }

  @Override
  public boolean next() {
    if (current + 1 >= rows.size()) {
      close();
      return false;
    }
    current++;
    return true;
  }

  @Override
  public Object value(int column) {
    return rows.get(current)[column];
  }

  @Override
  public void close() {
    rows = List.of();
    current = -1;
  }
}
