package io.distribsilly.engine.catalog;

import java.util.Objects;
import java.util.Optional;

/**
 * One column of a table. Immutable.
 *
 * @param id identifies the column in encoded rows; never used again within its table
 * @param name the name, in the case it is stored
 * @param type the type
 * @param nullable whether NULL is allowed; false for every column of the primary key
 * @param defaultSql the text of the DEFAULT expression, empty if there is none
 */
public record ColumnDefinition(
    int id, String name, ColumnType type, boolean nullable, Optional<String> defaultSql) {
  public ColumnDefinition {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(defaultSql);
    if (id < 0) {
      throw new IllegalArgumentException("negative column id " + id);
    }
  }
}
