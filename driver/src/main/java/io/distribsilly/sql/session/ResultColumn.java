package io.distribsilly.sql.session;

import io.distribsilly.engine.catalog.ColumnType;
import java.util.Optional;

/**
 * A column of a result.
 *
 * @param label the alias, or the name if there is none
 * @param name the name of the table's column behind it, or the label if there is none
 * @param schema the schema of the table behind it, empty for an expression
 * @param table the name of the table behind it, empty for an expression
 * @param type the type of its values; empty for a column whose every value is an untyped NULL
 * @param nullable whether a value can be NULL
 */
public record ResultColumn(
    String label,
    String name,
    Optional<String> schema,
    Optional<String> table,
    Optional<ColumnType> type,
    boolean nullable) {
  /** A column whose table, if there is one, is in the user's schema PUBLIC. */
  public ResultColumn(
      String label,
      String name,
      Optional<String> table,
      Optional<ColumnType> type,
      boolean nullable) {
    this(label, name, table.map(any -> "PUBLIC"), table, type, nullable);
  }
}
