package io.distribsilly.sql.procedure;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.session.ResultColumn;
import java.util.Optional;

/** Makes the columns of what procedures return. */
final class ProcedureColumns {
  private ProcedureColumns() {}

  /** Returns a column that is never NULL. */
  static ResultColumn column(String name, SqlType type) {
    return column(name, type, false);
  }

  /** Returns a column that can be NULL. */
  static ResultColumn nullable(String name, SqlType type) {
    return column(name, type, true);
  }

  private static ResultColumn column(String name, SqlType type, boolean nullable) {
    return new ResultColumn(
        name, name, Optional.empty(), Optional.of(ColumnType.of(type)), nullable);
  }
}
