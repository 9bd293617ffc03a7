package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.Identity;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlInsertOverriding;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * Whether a statement may give an identity column a value, and whether the column takes it.
 *
 * @param overriding what an INSERT says of it
 */
record IdentityRules(TableDefinition table, Optional<SqlInsertOverriding.Kind> overriding) {
  static IdentityRules of(TableDefinition table, SqlInsert insert) {
    return new IdentityRules(table, SqlInsertOverriding.kindOf(insert));
  }

  /** The rules of what is no INSERT. */
  static IdentityRules of(TableDefinition table) {
    return new IdentityRules(table, Optional.empty());
  }

  /** Returns whether a column counts whatever the statement gives. */
  boolean isIgnored(int column) {
    return overriding.filter(kind -> kind == SqlInsertOverriding.Kind.USER).isPresent()
        && table.columns().get(column).identity().isPresent();
  }

  /**
   * Checks what a statement gives a column.
   *
   * @throws EngineException with GENERATED_ALWAYS if the column only counts
   */
  void check(SqlNode value, int column) {
    if (value.getKind() != SqlKind.DEFAULT) {
      checkGiven(value, column);
    }
  }

  /** Checks the columns that get what an INSERT takes its rows from. */
  void checkSource(SqlNode source, int... columns) {
    boolean spelt = source instanceof SqlCall call && call.getKind() == SqlKind.VALUES;
    for (int i = 0; i < columns.length; i++) {
      if (!spelt) {
        checkGiven(source, columns[i]);
        continue;
      }
      for (SqlNode row : ((SqlCall) source).getOperandList()) {
        if (i < ExpressionCompiler.elements(row).size()) {
          check(ExpressionCompiler.elements(row).get(i), columns[i]);
        }
      }
    }
  }

  private void checkGiven(SqlNode place, int index) {
    ColumnDefinition column = table.columns().get(index);
    if (overriding.isEmpty() && column.identity().filter(Identity::always).isPresent()) {
      throw PointErrors.at(
          place,
          ErrorCode.GENERATED_ALWAYS,
          ("column \"%s\" of table \"%s\" is GENERATED ALWAYS AS IDENTITY; leave it out or write"
                  + " DEFAULT, or INSERT with OVERRIDING SYSTEM VALUE")
              .formatted(column.name(), table.label()));
    }
  }
}
