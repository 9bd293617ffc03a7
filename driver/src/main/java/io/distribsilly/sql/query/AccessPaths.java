package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.store.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/** The ways to find rows of a table; the planner takes the cheapest. */
final class AccessPaths {
  private final QueryTable source;
  private final TableDefinition table;
  private final RexBuilder builder;

  AccessPaths(QueryTable source, RexBuilder builder) {
    this.source = source;
    this.table = source.definition();
    this.builder = builder;
  }

  /**
   * Returns the ways to find rows that meet a condition; by the primary key is the first.
   *
   * @param columns which column of the table each field is that the condition refers to
   */
  List<AccessPath> of(List<Integer> columns, RexNode condition) {
    if (!source.rows().inKeyOrder()) {
      return List.of(AccessPath.ALL);
    }
    List<AccessPath> paths = new ArrayList<>();
    paths.add(path(Optional.empty(), bounds(table.primaryKey(), columns, condition)));
    for (IndexDefinition index : table.indexes()) {
      if (index.isReady()) {
        List<Integer> key = Arrays.stream(table.positions(index)).boxed().toList();
        KeyBounds bounds = bounds(key, columns, condition);
        if (!bounds.isNone()) { // all rows are faster read where they are
          paths.add(path(Optional.of(index), bounds));
        }
      }
    }
    return paths;
  }

  private static AccessPath path(Optional<IndexDefinition> index, KeyBounds bounds) {
    return new AccessPath(index, bounds, Direction.ASCENDING);
  }

  private KeyBounds bounds(List<Integer> key, List<Integer> columns, RexNode condition) {
    return KeyConditions.of(table, key, columns, condition, builder);
  }
}
