package io.distribsilly.sql.point;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.List;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * The names that an expression can use.
 *
 * @param table the table whose columns they are
 * @param alias what a qualified name starts with: the alias if there is one, else the table's name
 * @param aliased whether there is an alias, which hides the name of the table
 * @param visible whether there is a row at all; without one every name is an error
 * @param excluded whether there is a second row of the table, named EXCLUDED; its columns are
 *     counted on behind those of the first
 */
record RowNames(
    TableDefinition table, String alias, boolean aliased, boolean visible, boolean excluded) {
  private static final String EXCLUDED = "EXCLUDED";

  /** The columns of a table under its own name or an alias. */
  static RowNames of(TargetTable target) {
    return new RowNames(
        target.table(),
        target.alias().orElse(target.table().name()),
        target.alias().isPresent(),
        true,
        false);
  }

  /** The columns of the row that exists, and of the one that is proposed, as EXCLUDED. */
  static RowNames ofConflict(TargetTable target) {
    return new RowNames(target.table(), target.table().name(), false, true, true);
  }

  /** No columns, as in VALUES. */
  static RowNames none(TableDefinition table) {
    return new RowNames(table, table.name(), false, false, false);
  }

  /**
   * Returns the index of the column that an identifier names.
   *
   * @throws io.distribsilly.engine.EngineException with COLUMN_NOT_FOUND or TABLE_NOT_FOUND
   */
  int resolve(SqlIdentifier identifier) {
    String name = identifier.names.get(identifier.names.size() - 1);
    checkVisible(identifier);
    boolean second = excluded && identifier.names.equals(List.of(EXCLUDED, name));
    if (!second) {
      checkQualifier(identifier);
    }
    OptionalInt index = table.columnIndex(name);
    if (index.isEmpty()) {
      throw PointErrors.at(
          identifier.getComponent(identifier.names.size() - 1),
          ErrorCode.COLUMN_NOT_FOUND,
          "column \"%s\" not found in table \"%s\"".formatted(name, table.label()));
    }
    return second ? table.columns().size() + index.getAsInt() : index.getAsInt();
  }

  ColumnDefinition column(int index) {
    return table.columns().get(index % table.columns().size());
  }

  /** Throws unless the names before the last one are those of the table. */
  void checkQualifier(SqlIdentifier identifier) {
    List<String> qualifier = identifier.names.subList(0, identifier.names.size() - 1);
    boolean known =
        qualifier.isEmpty()
            || qualifier.equals(List.of(alias))
            || (!aliased && qualifier.equals(List.of(table.schema(), table.name())));
    if (!known) {
      throw PointErrors.at(
          identifier,
          ErrorCode.TABLE_NOT_FOUND,
          "table \"%s\" is not part of the statement; its columns are those of \"%s\""
              .formatted(String.join(".", qualifier), alias));
    }
  }

  private void checkVisible(SqlIdentifier identifier) {
    if (!visible) {
      throw PointErrors.at(
          identifier,
          ErrorCode.COLUMN_NOT_FOUND,
          "column \"%s\" not found: there is no row to take it from; strings are written in single"
                  .formatted(identifier)
              + " quotes");
    }
  }
}
