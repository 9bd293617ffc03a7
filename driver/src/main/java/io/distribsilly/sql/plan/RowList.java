package io.distribsilly.sql.plan;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.RowSource;
import java.util.List;

/** Rows that are all in memory already. */
public final class RowList implements RowSource {
  private List<Object[]> rows;
  private int current = -1;

  /** Creates a source of these rows; neither list nor arrays are copied. */
  public RowList(List<Object[]> rows) {
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
    List<Object[]> known = rows;
    int row = current;
    if (row < 0 || row >= known.size()) {
      throw new EngineException(
          ErrorCode.INVALID_CURSOR_STATE,
          "there is no current row; it was closed or is at its end");
    }
    return known.get(row)[column];
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
    rows = List.of();
    current = -1;
  }
}
