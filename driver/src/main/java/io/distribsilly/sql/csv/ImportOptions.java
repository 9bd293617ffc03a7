package io.distribsilly.sql.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a file is imported.
 *
 * @param nullText what an unquoted field has that is NULL
 * @param columns the names of its fields, empty if the header or the table tells
 * @param mode what becomes of rows that exist
 * @param onError what becomes of a row that cannot be imported
 * @param batch how many lines are committed together
 */
record ImportOptions(
    CsvFormat format,
    String nullText,
    Optional<List<String>> columns,
    Mode mode,
    OnError onError,
    int batch) {
  private static final int DEFAULT_BATCH = 1_000;
  private static final int MAX_BATCH = 1_000_000;
  private static final List<String> NAMES =
      Stream.concat(
              CsvFormat.OPTIONS.stream(), Stream.of("null", "columns", "mode", "onError", "batch"))
          .toList();

  /** What becomes of a row whose key exists. */
  enum Mode {
    /** The new row is an error. */
    INSERT,
    /** It is replaced. */
    UPSERT
  }

  /** What becomes of a row that cannot be imported. */
  enum OnError {
    /** It ends the import, and nothing of its batch is imported. */
    STOP,
    /** It is left out and reported. */
    SKIP
  }

  static ImportOptions parse(String text) {
    CallOptions options = CallOptions.parse("IMPORT_CSV", text, NAMES);
    return new ImportOptions(
        CsvFormat.of(options),
        options.text("null").orElse(""),
        options.text("columns").map(ImportOptions::names),
        options.choice("mode", Mode.INSERT),
        options.choice("onError", OnError.STOP),
        options.number("batch", DEFAULT_BATCH, 1, MAX_BATCH));
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
