package io.distribsilly.engine.codec;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;

/**
 * What a codec needs to know of one column.
 *
 * @param id the id in encoded rows
 * @param index the place in the table's column order
 * @param nullable whether NULL can be written
 * @param label names the column in error messages: {@code column "C" of table "T"}
 */
record CodecColumn(
    int id, int index, SqlType type, int precision, int scale, boolean nullable, String label) {
  static CodecColumn of(TableDefinition table, int index) {
    ColumnDefinition column = table.columns().get(index);
    return new CodecColumn(
        column.id(),
        index,
        column.type().type(),
        column.type().precision(),
        column.type().scale(),
        column.acceptsNull(),
        "column \"%s\" of table \"%s\"".formatted(column.name(), table.label()));
  }

  EngineException error(ErrorCode code, String what) {
    return new EngineException(code, label + " " + what);
  }

  EngineException nullNotAllowed(String remedy) {
    return error(ErrorCode.NOT_NULL_VIOLATION, "cannot be NULL; " + remedy);
  }
}
