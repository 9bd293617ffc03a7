package io.distribsilly.engine.catalog;

import java.util.Objects;

/** The name of a table or a view. */
public record TableName(String schema, String name) {
  public TableName {
    Objects.requireNonNull(schema);
    Objects.requireNonNull(name);
  }

  /** Returns what messages call it. */
  public String label() {
    return TableDefinition.label(schema, name);
  }
}
