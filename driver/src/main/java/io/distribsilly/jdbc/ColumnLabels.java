package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.ResultColumn;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds the columns of a result: by label, then by name, whatever their case; the first one wins.
 */
final class ColumnLabels {
  private final List<ResultColumn> columns;

  /** By label and name in lower case; made at the first search. */
  private Map<String, Integer> indexes = Map.of();

  ColumnLabels(List<ResultColumn> columns) {
    this.columns = columns;
  }

  /** Returns the index from 1. */
  int index(String label) throws SQLException {
    if (indexes.isEmpty()) {
      indexes = indexes();
    }
    Integer index = label == null ? null : indexes.get(label.toLowerCase(Locale.ROOT));
    if (index == null) {
      throw SqlExceptions.of(
          ErrorCode.COLUMN_NOT_FOUND,
          "the result has no column \"%s\"; it has %s".formatted(label, listed()));
    }
    return index;
  }

  /** Checks an index from 1. */
  void check(int column) throws SQLException {
    if (column < 1 || column > columns.size()) {
      throw SqlExceptions.of(
          ErrorCode.COLUMN_NOT_FOUND,
          "there is no column %d; the result has the columns 1 to %d"
              .formatted(column, columns.size()));
    }
  }

  /** Puts the name of the column before the message. */
  RuntimeException explain(int column, RuntimeException error) {
    if (error instanceof EngineException engine && engine.code().sqlState().startsWith("22")) {
      String message =
          "column \"%s\": %s".formatted(columns.get(column - 1).label(), engine.getMessage());
      return new EngineException(engine.code(), message, engine);
    }
    return error;
  }

  private Map<String, Integer> indexes() {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      found.putIfAbsent(columns.get(i).label().toLowerCase(Locale.ROOT), i + 1);
    }
    for (int i = 0; i < columns.size(); i++) {
      found.putIfAbsent(columns.get(i).name().toLowerCase(Locale.ROOT), i + 1);
    }
    return found;
  }

  private String listed() {
    return columns.stream().limit(30).map(ResultColumn::label).collect(Collectors.joining(", "))
        + (columns.size() > 30 ? ", …" : "");
  }
}
