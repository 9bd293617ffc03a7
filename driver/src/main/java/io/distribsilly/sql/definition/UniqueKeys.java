package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlUniqueKey;
import io.distribsilly.sql.plan.ExecutionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;

/** UNIQUE constraints: each is a unique index of the same name. */
final class UniqueKeys {
  private UniqueKeys() {}

  /** Returns a table that is to be created with its constraints. */
  static TableDefinition with(TableDefinition table, List<SqlUniqueKey> keys, Catalog catalog) {
    TableDefinition changed = table;
    for (SqlUniqueKey key : keys) {
      List<IndexDefinition> indexes = new ArrayList<>(changed.indexes());
      indexes.add(index(changed, key, catalog));
      changed = changed.withIndexes(indexes);
    }
    return changed;
  }

  private static IndexDefinition index(TableDefinition table, SqlUniqueKey key, Catalog catalog) {
    return IndexDefinition.of(
        key.name().map(SqlIdentifier::getSimple).orElseGet(() -> newName(table, key, catalog)),
        IndexPlanner.columnIds(table, key.columns()),
        true,
        true);
  }

  /** Returns a name that tells table and columns, and that no index has yet. */
  private static String newName(TableDefinition table, SqlUniqueKey key, Catalog catalog) {
    String columns =
        key.columns().stream().map(SqlIdentifier::getSimple).collect(Collectors.joining("_"));
    String base = "UK_%s_%s".formatted(table.name(), columns);
    String name = base;
    for (int i = 2;
        catalog.tableOfIndex(table.schema(), name).isPresent() || table.index(name).isPresent();
        i++) {
      name = base + "_" + i;
    }
    return name;
  }

  /** Adds a constraint to a table that exists. */
  static void add(ExecutionContext context, TableDefinition table, SqlUniqueKey key) {
    context
        .database()
        .createIndex(
            table.id(),
            index(table, key, context.database().catalog()),
            context.cancel().flag()::get);
  }

  /** Drops a constraint and its index. */
  static void drop(ExecutionContext context, TableDefinition table, String name, boolean ifExists) {
    Optional<IndexDefinition> index = table.index(name).filter(IndexDefinition::constraint);
    boolean dropped = index.isPresent() && context.database().dropIndex(index.get().id());
    if (!dropped && !ifExists) {
      throw new EngineException(
          ErrorCode.INDEX_NOT_FOUND,
          "table \"%s\" has no UNIQUE or CHECK constraint \"%s\"; an index is dropped by DROP INDEX, a primary key stays"
              .formatted(table.label(), name));
    }
  }
}
