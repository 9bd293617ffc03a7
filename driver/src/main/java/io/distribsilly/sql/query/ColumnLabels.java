package io.distribsilly.sql.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Labels for the columns of a result: the alias, the column's name, or the expression's text. */
final class ColumnLabels {
  private static final String UNNAMED = "EXPR$";
  private static final int MAX_LENGTH = 128;

  private ColumnLabels() {}

  /** Returns a label for each field, where Calcite has made up a name for want of one. */
  static List<String> of(String sql, SqlNode statement, List<RelDataTypeField> fields) {
    SqlNodeList items = selectList(statement);
    List<String> labels = new ArrayList<>();
    for (RelDataTypeField field : fields) {
      boolean unnamed = field.getName().startsWith(UNNAMED);
      // A star stands for several fields, so that items and fields do not correspond.
      boolean corresponds = items != null && items.size() == fields.size();
      labels.add(
          unnamed && corresponds
              ? textOf(items.get(field.getIndex()), sql, field.getName())
              : field.getName());
    }
    return labels;
  }

  private static SqlNodeList selectList(SqlNode statement) {
    if (statement instanceof SqlOrderBy orderBy) {
      return selectList(orderBy.query);
    }
    if (statement instanceof SqlWith with) {
      return selectList(with.body);
    }
    return statement instanceof SqlSelect select ? select.getSelectList() : null;
  }

  private static String textOf(SqlNode item, String sql, String otherwise) {
    SqlParserPos position = item.getParserPosition();
    int start = offset(sql, position.getLineNum(), position.getColumnNum());
    int end = offset(sql, position.getEndLineNum(), position.getEndColumnNum()) + 1;
    return start < 0 || end <= start || end > sql.length() || end - start > MAX_LENGTH
        ? otherwise
        : sql.substring(start, end);
  }

  /** Turns line and column, both counted from 1, into an offset; -1 if there is none. */
  private static int offset(String sql, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = sql.indexOf('\n', start) + 1;
      if (start == 0) {
        return -1;
      }
    }
    return line < 1 || column < 1 ? -1 : start + column - 1;
  }
}
