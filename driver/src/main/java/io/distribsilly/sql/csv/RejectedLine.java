package io.distribsilly.sql.csv;

import io.distribsilly.engine.EngineException;
import java.util.Optional;

/**
 * A line of a file that could not be imported.
 *
 * @param line its number, from 1
 * @param column the name of the column that is wrong, empty if it is not one alone
 * @param value what it was given, empty for NULL or if no column is named; not all of a long one
 * @param error why
 */
public record RejectedLine(
    long line, Optional<String> column, Optional<String> value, EngineException error) {
  private static final int MAX_VALUE = 1_000;

  static RejectedLine of(CsvLine line, EngineException error) {
    return new RejectedLine(line.number(), Optional.empty(), Optional.empty(), error);
  }

  static RejectedLine of(CsvLine line, String column, String value, EngineException error) {
    return new RejectedLine(
        line.number(),
        Optional.of(column),
        Optional.ofNullable(value).map(RejectedLine::cut),
        error);
  }

  /** Returns where it is and why, for a message. */
  String describe() {
    return "line %,d%s: %s"
        .formatted(
            line,
            column.map(name -> ", column %s".formatted(TableName.quoted(name))).orElse(""),
            error.getMessage());
  }

  private static String cut(String value) {
    return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE) + "...";
  }
}
