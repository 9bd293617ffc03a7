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
 * @param identity what makes the column count its rows, empty if it does not; then it is not
 *     nullable and has no DEFAULT
 */
public record ColumnDefinition(
    int id,
    String name,
    ColumnType type,
    boolean nullable,
    Optional<String> defaultSql,
    Optional<Identity> identity) {
  public ColumnDefinition {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(defaultSql);
    if (id < 0) {
      throw new IllegalArgumentException("negative column id " + id);
    }
    if (identity.isPresent() && (nullable || defaultSql.isPresent())) {
      throw new IllegalArgumentException("identity column is nullable or has a DEFAULT: " + name);
    }
  }

  /** A column that does not count. */
  public ColumnDefinition(
      int id, String name, ColumnType type, boolean nullable, Optional<String> defaultSql) {
    this(id, name, type, nullable, defaultSql, Optional.empty());
  }

  /** Returns the same column with another identity. */
  public ColumnDefinition withIdentity(Identity newIdentity) {
    return new ColumnDefinition(id, name, type, nullable, defaultSql, Optional.of(newIdentity));
  }
}
