package io.distribsilly.sql.session;

import io.distribsilly.engine.catalog.ColumnType;
import java.util.List;

/**
 * A procedure that CALL can name.
 *
 * @param name the name
 * @param remarks one sentence
 * @param parameters its IN parameters, in order
 * @param columns the columns of the rows it returns
 */
public record ProcedureDescription(
    String name, String remarks, List<Parameter> parameters, List<ResultColumn> columns) {
  /** An IN parameter. */
  public record Parameter(String name, ColumnType type) {}
}
