package io.distribsilly.sql.plan;

import io.distribsilly.sql.session.RowSource;
import java.util.List;

/** Rows that are all in memory already. */
public final class RowList implements RowSource {
  private final List<Object[]> rows;
  private int next;

  /** Creates a source of these rows; neither list nor arrays are copied. */
  public RowList(List<Object[]> rows) {
    this.rows = rows;
  }

  @Override
  public boolean next() {
    if (next >= rows.size()) {
      return false;
    }
    next++;
    return true;
  }

  @Override
  public Object value(int column) {
    return rows.get(next - 1)[column];
  }

  @Override
  public void close() {
    next = rows.size();
  }
}
