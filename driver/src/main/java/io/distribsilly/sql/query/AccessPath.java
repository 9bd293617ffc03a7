package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.store.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How rows of a table are found: by its primary key or by an index, which part of that, and in
 * which order. Immutable.
 *
 * @param index empty for the primary key
 */
record AccessPath(Optional<IndexDefinition> index, KeyBounds bounds, Direction direction) {
  /** All rows in the order of the primary key. */
  static final AccessPath ALL =
      new AccessPath(Optional.empty(), KeyBounds.NONE, Direction.ASCENDING);

  /** Returns the same part in the other order. */
  AccessPath descending() {
    return new AccessPath(index, bounds, Direction.DESCENDING);
  }

  boolean isAll() {
    return equals(ALL);
  }

  /** Returns the columns, by index, that rows come in the order of. */
  List<Integer> order(TableDefinition table) {
    List<Integer> order = new ArrayList<>();
    index.ifPresent(it -> Arrays.stream(table.positions(it)).forEach(order::add));
    table.primaryKey().stream().filter(key -> !order.contains(key)).forEach(order::add);
    return order;
  }

  /** Returns whether no more than one row can be found. */
  boolean isSingle(TableDefinition table) {
    int columns = index.map(it -> it.columns().size()).orElse(table.primaryKey().size());
    boolean unique = index.map(IndexDefinition::unique).orElse(true);
    return unique && columns > 0 && bounds.equal().size() == columns;
  }
}
