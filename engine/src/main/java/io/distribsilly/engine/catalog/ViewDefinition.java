package io.distribsilly.engine.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A view: a query that has a name. The engine keeps it and what it depends on; it cannot run it.
 * Immutable.
 *
 * @param schema the schema that it is in
 * @param name the name, in the case it is stored; no table of the schema has it
 * @param columns its columns; their ids mean nothing
 * @param sources for each column the name that it has in the query
 * @param sql the text of the query
 * @param querySchema the schema of names without one in the query
 * @param uses the tables and views that the query names
 * @param comment what somebody has said about it, empty if nobody has
 */
public record ViewDefinition(
    String schema,
    String name,
    List<ColumnDefinition> columns,
    List<String> sources,
    String sql,
    String querySchema,
    List<TableName> uses,
    Optional<String> comment) {
  public ViewDefinition {
    Objects.requireNonNull(schema);
    Objects.requireNonNull(name);
    Objects.requireNonNull(sql);
    Objects.requireNonNull(querySchema);
    Objects.requireNonNull(comment);
    columns = List.copyOf(columns);
    sources = List.copyOf(sources);
    uses = List.copyOf(uses);
    if (columns.size() != sources.size()) {
      throw new IllegalArgumentException(columns + " are not as many as " + sources);
    }
  }

  /** Returns its name with that of the schema. */
  public TableName tableName() {
    return new TableName(schema, name);
  }

  /** Returns what messages call it. */
  public String label() {
    return TableDefinition.label(schema, name);
  }

  /** Returns the same view with other columns, of the same sources. */
  public ViewDefinition withColumns(List<ColumnDefinition> newColumns) {
    return new ViewDefinition(schema, name, newColumns, sources, sql, querySchema, uses, comment);
  }

  /** Returns the same view with another comment. */
  public ViewDefinition withComment(Optional<String> newComment) {
    return new ViewDefinition(schema, name, columns, sources, sql, querySchema, uses, newComment);
  }
}
