package io.distribsilly.sql.point;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.Namespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Puts together the query that finds or makes the rows of a statement. Where a parameter or DEFAULT
 * stands for the whole value of a column, the column says what it is.
 */
final class RowSelection {
  private final TableDefinition table;
  private final Namespace names;
  private final List<SqlNode> items = new ArrayList<>();
  private final Map<Integer, ColumnType> parameterTypes = new HashMap<>();

  RowSelection(TargetTable target) {
    this.table = target.table();
    this.names = target.names();
  }

  /** Returns the types of the parameters that columns tell. */
  Map<Integer, ColumnType> parameterTypes() {
    return parameterTypes;
  }

  /** Returns how many columns it has by now. */
  int size() {
    return items.size();
  }

  /** Adds the columns of the primary key. */
  void addKey(String qualifier) {
    for (ColumnDefinition column : table.keyed().keyColumns()) {
      items.add(new SqlIdentifier(List.of(qualifier, column.name()), SqlParserPos.ZERO));
    }
  }

  /** Adds values of columns. */
  void addAll(List<SqlNode> values, int[] columns) {
    for (int i = 0; i < columns.length; i++) {
      items.add(value(values.get(i), columns[i]));
    }
  }

  /** Returns what an INSERT takes its rows from as a query. */
  SqlNode source(SqlNode source, int[] columns) {
    if (source instanceof SqlCall values && values.getKind() == SqlKind.VALUES) {
      List<SqlNode> rows = values.getOperandList().stream().map(row -> row(row, columns)).toList();
      return SqlStdOperatorTable.VALUES.createCall(source.getParserPosition(), rows);
    }
    noteParameters(source, columns);
    return source;
  }

  private SqlNode row(SqlNode row, int[] columns) {
    List<SqlNode> values = ExpressionCompiler.elements(row);
    checkCount(row, values.size(), columns.length);
    List<SqlNode> completed = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      completed.add(value(values.get(i), columns[i]));
    }
    return SqlStdOperatorTable.ROW.createCall(row.getParserPosition(), completed);
  }

  private void noteParameters(SqlNode query, int[] columns) {
    if (query instanceof SqlOrderBy orderBy) {
      noteParameters(orderBy.query, columns);
    } else if (query instanceof SqlWith with) {
      noteParameters(with.body, columns);
    } else if (query instanceof SqlSelect select) {
      SqlNodeList list = select.getSelectList();
      for (int i = 0; i < Math.min(list.size(), columns.length); i++) {
        noteParameter(list.get(i), columns[i]);
      }
    } else if (query instanceof SqlCall call && call.isA(SqlKind.SET_QUERY)) {
      call.getOperandList().forEach(operand -> noteParameters(operand, columns));
    }
  }

  private void noteParameter(SqlNode value, int column) {
    if (value instanceof SqlDynamicParam parameter) {
      parameterTypes.put(parameter.getIndex(), table.columns().get(column).type());
    }
  }

  private SqlNode value(SqlNode value, int column) {
    noteParameter(value, column);
    return value.getKind() != SqlKind.DEFAULT
        ? value
        : ColumnDefaults.of(table, column, names, value.getParserPosition());
  }

  /** Returns the values of a VALUES with one row, as MERGE has it. */
  List<SqlNode> onlyRow(SqlNode source, int count) {
    List<SqlNode> values = ExpressionCompiler.elements(((SqlCall) source).operand(0));
    checkCount(source, values.size(), count);
    return values;
  }

  private void checkCount(SqlNode place, int values, int columns) {
    if (values != columns) {
      throw PointErrors.at(
          place,
          ErrorCode.INVALID_STATEMENT,
          "%d values are given for %d columns of table \"%s\""
              .formatted(values, columns, table.label()));
    }
  }

  SqlNode aliased(SqlIdentifier name, String alias) {
    SqlParserPos position = name.getParserPosition();
    return SqlStdOperatorTable.AS.createCall(position, name, new SqlIdentifier(alias, position));
  }

  SqlNode leftJoin(SqlNode left, SqlNode right, SqlNode condition) {
    SqlParserPos position = left.getParserPosition();
    return new SqlJoin(
        position,
        left,
        SqlLiteral.createBoolean(false, position),
        JoinType.LEFT.symbol(position),
        right,
        JoinConditionType.ON.symbol(position),
        condition);
  }

  /**
   * Returns the query.
   *
   * @param condition null if there is none
   */
  SqlNode select(SqlNode statement, SqlNode from, SqlNode condition) {
    SqlParserPos position = statement.getParserPosition();
    return new SqlSelect(
        position,
        null,
        new SqlNodeList(items, position),
        from,
        condition,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
