package io.distribsilly.sql.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.runtime.Bindable;

/**
 * A query that is ready to run. Immutable; executions share it and keep what they need in their
 * {@link QueryContext}.
 *
 * @param shape what goes in and comes out
 * @param program the generated code
 * @param planned the objects that the generated code asks for by name
 * @param tree the plan, one line an operator
 * @param settledByFirstRow whether all tables are opened, once each, when the first row is made
 */
record CompiledQuery(
    QueryShape shape,
    Bindable<?> program,
    Map<String, Object> planned,
    List<String> tree,
    boolean settledByFirstRow) {
  CompiledQuery {
    planned = Collections.unmodifiableMap(new LinkedHashMap<>(planned));
    tree = List.copyOf(tree);
  }

  /** Returns the rows of an execution: arrays, but for a single column, whose rows are values. */
  Enumerable<?> run(QueryContext context) {
    return program.bind(context);
  }
}
