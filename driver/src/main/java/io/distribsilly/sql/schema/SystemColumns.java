package io.distribsilly.sql.schema;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the columns of a system table. */
final class SystemColumns {
  private final List<ColumnDefinition> columns = new ArrayList<>();

  /** Adds a column that is never NULL. */
  SystemColumns add(String name, SqlType type) {
    return add(name, ColumnType.of(type));
  }

  /** Adds a column that is never NULL. */
  SystemColumns add(String name, ColumnType type) {
    return add(name, type, false);
  }

  /** Adds a column that can be NULL. */
  SystemColumns addNullable(String name, SqlType type) {
    return add(name, ColumnType.of(type), true);
  }

  /** Returns the table. Its key, which means nothing, is its first column that is never NULL. */
  TableDefinition table(String name) {
    int key = 0;
    while (columns.get(key).nullable()) {
      key++;
    }
    return new TableDefinition(0, SystemTables.SCHEMA, name, columns, List.of(key));
  }

  private SystemColumns add(String name, ColumnType type, boolean nullable) {
    columns.add(new ColumnDefinition(columns.size(), name, type, nullable, Optional.empty()));
    return this;
  }
}
