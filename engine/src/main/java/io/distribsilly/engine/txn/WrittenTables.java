package io.distribsilly.engine.txn;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** The definitions that a transaction's writes were made with, one a table. Not thread-safe. */
final class WrittenTables {
  private List<TableDefinition> tables = List.of();

  /**
   * Adds a table.
   *
   * @throws EngineException with SERIALIZATION_FAILURE if another version of it is there already
   */
  void add(TableDefinition table) {
    for (TableDefinition before : tables) {
      if (before.id() == table.id()) {
        checkSame(before, table);
        return;
      }
    }
    tables = tables.isEmpty() ? List.of(table) : with(table);
  }

  List<TableDefinition> all() {
    return tables;
  }

  private List<TableDefinition> with(TableDefinition table) {
    List<TableDefinition> all = new ArrayList<>(tables);
    all.add(table);
    return all;
  }

  /**
   * Checks that two definitions of a table are the same one.
   *
   * @throws EngineException with SERIALIZATION_FAILURE if they are not
   */
  static void checkSame(TableDefinition written, TableDefinition now) {
    if (written.version() != now.version()) {
      throw new EngineException(
          ErrorCode.SERIALIZATION_FAILURE,
          "table \"%s\" was altered meanwhile; run the statement or transaction again"
              .formatted(now.label()));
    }
  }
}
