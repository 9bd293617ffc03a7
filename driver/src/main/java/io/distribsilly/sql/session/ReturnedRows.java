package io.distribsilly.sql.session;

import java.util.ArrayList;
import java.util.List;

/**
 * What is returned of the rows that a statement has written, in the order they were written.
 *
 * @param columns the columns that were wanted
 * @param rows one value a column; neither list nor arrays are copied
 */
public record ReturnedRows(List<ResultColumn> columns, List<Object[]> rows) {
  /** Nothing, of no columns. */
  public static final ReturnedRows NONE = new ReturnedRows(List.of(), List.of());

  /** Returns these rows and those of another execution of the same statement. */
  public ReturnedRows plus(ReturnedRows more) {
    if (columns.isEmpty()) {
      return more;
    }
    List<Object[]> all = new ArrayList<>(rows);
    all.addAll(more.rows);
    return new ReturnedRows(columns, all);
  }
}
