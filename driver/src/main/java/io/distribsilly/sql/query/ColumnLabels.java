package io.distribsilly.sql.query;

import io.distribsilly.sql.plan.ColumnLabel;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;

/**
 * Labels for the columns of a result where Calcite has made up a name for want of one. Immutable.
 *
 * @param items the texts of the items of the select list; empty if there is none
 */
record ColumnLabels(List<String> items) {
  private static final String UNNAMED = "EXPR$";

  ColumnLabels {
    items = List.copyOf(items);
  }

  /** Returns the labels for a statement as it was written. */
  static ColumnLabels of(SqlNode statement) {
    SqlNodeList list = selectList(statement);
    return new ColumnLabels(list.stream().map(ColumnLabel::of).toList());
  }

  /** Returns the label of a field of the result. */
  String label(RelDataTypeField field, int fieldCount) {
    // A star stands for several fields, so that items and fields do not correspond.
    boolean corresponds = items.size() == fieldCount;
    return corresponds && field.getName().startsWith(UNNAMED)
        ? items.get(field.getIndex())
        : field.getName();
  }

  private static SqlNodeList selectList(SqlNode statement) {
    if (statement instanceof SqlOrderBy orderBy) {
      return selectList(orderBy.query);
    }
    if (statement instanceof SqlWith with) {
      return selectList(with.body);
    }
    return statement instanceof SqlSelect select ? select.getSelectList() : SqlNodeList.EMPTY;
  }
}
