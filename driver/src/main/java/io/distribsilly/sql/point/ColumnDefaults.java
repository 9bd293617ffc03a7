package io.distribsilly.sql.point;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.NextValue;
import io.distribsilly.sql.plan.SequenceNames;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What stands for a column that a statement gives no value, as a parse tree. */
final class ColumnDefaults {
  private ColumnDefaults() {}

  /** Returns the expression: the next value, the DEFAULT, or NULL if there is neither. */
  static SqlNode of(TableDefinition table, int index, Namespace names, SqlParserPos position) {
    ColumnDefinition column = table.columns().get(index);
    if (column.identity().isPresent()) {
      return NextValue.ofIdentity(table, column.identity().get(), position);
    }
    return column
        .defaultSql()
        .map(sql -> parsed(sql, names))
        .orElseGet(() -> SqlLiteral.createNull(position));
  }

  private static SqlNode parsed(String sql, Namespace names) {
    return SequenceNames.resolveExpression(sql, SqlParsing.parseExpression(sql), names);
  }
}
