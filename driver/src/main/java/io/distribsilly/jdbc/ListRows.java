package io.distribsilly.jdbc;

import io.distribsilly.sql.session.RowSource;
import java.util.Iterator;
import java.util.List;

/** Rows that are in memory. */
final class ListRows implements RowSource {
  private final Iterator<Object[]> rows;
  private Object[] current = {};

  ListRows(List<Object[]> rows) {
    this.rows = rows.iterator();
  }

  @Override
  public boolean next() {
    if (!rows.hasNext()) {
      return false;
    }
    current = rows.next();
    return true;
  }

  @Override
  public Object value(int column) {
    return current[column];
  }

  @Override
  public boolean isInMemory() {
    return true;
  }

  @Override
  public boolean isRevoked() {
    return false;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
