package io.distribsilly.sql.session;

import io.distribsilly.engine.catalog.ColumnType;
import java.util.List;
import java.util.Optional;

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
  /**
   * An IN parameter.
   *
   * @param fallback what it is if a call leaves it out; empty if none may
   */
  public record Parameter(String name, ColumnType type, Optional<String> fallback) {
    /** A parameter that every call gives. */
    public Parameter(String name, ColumnType type) {
      this(name, type, Optional.empty());
    }
  }

  /** Returns how many arguments a call has at least: those that may be left out are the last. */
  public int requiredParameters() {
    return (int) parameters.stream().filter(parameter -> parameter.fallback().isEmpty()).count();
  }
}
