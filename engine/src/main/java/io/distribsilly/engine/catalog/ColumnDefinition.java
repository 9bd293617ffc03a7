package io.distribsilly.engine.catalog;

import java.util.Objects;
import java.util.Optional;

/**
 * One column of a table. Immutable; each {@code with} method returns a changed copy.
 *
 * @param id identifies the column in encoded rows; never used again within its table
 * @param name the name, in the case it is stored
 * @param type the type
 * @param nullable whether a row can have NULL here; false for every column of the primary key
 * @param defaultSql the text of the DEFAULT expression, empty if there is none
 * @param identity what makes the column count its rows, empty if it does not; then it is not
 *     nullable and has no DEFAULT
 * @param initialValue what rows have that were written before the column was there, as {@link
 *     io.distribsilly.engine.codec.InitialValue} encodes it; empty for NULL
 * @param acceptsNull whether NULL can be written; false while nullable is true if it is being found
 *     out whether every row has a value
 * @param comment what somebody has said about it, empty if nobody has
 */
public record ColumnDefinition(
    int id,
    String name,
    ColumnType type,
    boolean nullable,
    Optional<String> defaultSql,
    Optional<Identity> identity,
    Optional<String> initialValue,
    boolean acceptsNull,
    Optional<String> comment) {
  public ColumnDefinition {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(defaultSql);
    Objects.requireNonNull(initialValue);
    Objects.requireNonNull(comment);
    if (id < 0) {
      throw new IllegalArgumentException("negative column id " + id);
    }
    if (identity.isPresent() && (nullable || defaultSql.isPresent())) {
      throw new IllegalArgumentException("identity column is nullable or has a DEFAULT: " + name);
    }
    if (acceptsNull && !nullable) {
      throw new IllegalArgumentException("NULL can be written where it cannot be: " + name);
    }
  }

  /** A column that was there from the beginning. */
  public ColumnDefinition(
      int id, String name, ColumnType type, boolean nullable, Optional<String> defaultSql) {
    this(id, name, type, nullable, defaultSql, Optional.empty());
  }

  /** A column that was there from the beginning, and may count. */
  public ColumnDefinition(
      int id,
      String name,
      ColumnType type,
      boolean nullable,
      Optional<String> defaultSql,
      Optional<Identity> identity) {
    this(
        id,
        name,
        type,
        nullable,
        defaultSql,
        identity,
        Optional.empty(),
        nullable,
        Optional.empty());
  }

  /** Returns the same column with another identity. */
  public ColumnDefinition withIdentity(Identity newIdentity) {
    return new ColumnDefinition(
        id,
        name,
        type,
        nullable,
        defaultSql,
        Optional.of(newIdentity),
        initialValue,
        acceptsNull,
        comment);
  }

  public ColumnDefinition withId(int newId) {
    return new ColumnDefinition(
        newId, name, type, nullable, defaultSql, identity, initialValue, acceptsNull, comment);
  }

  public ColumnDefinition withName(String newName) {
    return new ColumnDefinition(
        id, newName, type, nullable, defaultSql, identity, initialValue, acceptsNull, comment);
  }

  public ColumnDefinition withType(ColumnType newType) {
    return new ColumnDefinition(
        id, name, newType, nullable, defaultSql, identity, initialValue, acceptsNull, comment);
  }

  /** Changes whether a row can have NULL here, and whether NULL can be written. */
  public ColumnDefinition withNulls(boolean newNullable, boolean newAcceptsNull) {
    return new ColumnDefinition(
        id, name, type, newNullable, defaultSql, identity, initialValue, newAcceptsNull, comment);
  }

  public ColumnDefinition withDefault(Optional<String> newDefaultSql) {
    return new ColumnDefinition(
        id, name, type, nullable, newDefaultSql, identity, initialValue, acceptsNull, comment);
  }

  public ColumnDefinition withInitialValue(Optional<String> newInitialValue) {
    return new ColumnDefinition(
        id, name, type, nullable, defaultSql, identity, newInitialValue, acceptsNull, comment);
  }

  public ColumnDefinition withComment(Optional<String> newComment) {
    return new ColumnDefinition(
        id, name, type, nullable, defaultSql, identity, initialValue, acceptsNull, newComment);
  }
}
