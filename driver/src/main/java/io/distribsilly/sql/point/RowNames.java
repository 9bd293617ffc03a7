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
 */
record RowNames(TableDefinition table, String alias, boolean aliased, boolean visible) {
  /** The columns of a table under its own name or an alias. */
  static RowNames of(TargetTable target) {
    return new RowNames(
        target.table(),
        target.alias().orElse(target.table().name()),
        target.alias().isPresent(),
        true);
  }

  /** No columns, as in VALUES. */
  static RowNames none(TableDefinition table) {
    return new RowNames(table, table.name(), false, false);
  }

  /**
   * Returns the index of the column that an identifier names.
   *
   * @throws io.distribsilly.engine.EngineException with COLUMN_NOT_FOUND or TABLE_NOT_FOUND
   */
  int resolve(SqlIdentifier identifier) {
    String name = identifier.names.get(identifier.names.size() - 1);
    checkVisible(identifier);
    checkQualifier(identifier);
    OptionalInt index = table.columnIndex(name);
    if (index.isEmpty()) {
      throw PointErrors.at(
          identifier.getComponent(identifier.names.size() - 1),
          ErrorCode.COLUMN_NOT_FOUND,
          "column \"%s\" not found in table \"%s\"".formatted(name, table.name()));
    }
    return index.getAsInt();
  }

  ColumnDefinition column(int index) {
    return table.columns().get(index);
  }

  /** Throws unless the names before the last one are those of the table. */
  void checkQualifier(SqlIdentifier identifier) {
    List<String> qualifier = identifier.names.subList(0, identifier.names.size() - 1);
    boolean known =
        qualifier.isEmpty()
            || qualifier.equals(List.of(alias))
            || (!aliased && qualifier.equals(List.of(TargetTable.SCHEMA, alias)));
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
