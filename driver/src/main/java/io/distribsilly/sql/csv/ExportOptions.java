package io.distribsilly.sql.csv;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a file is exported.
 *
 * @param overwrite whether a file that exists is replaced
 */
record ExportOptions(CsvFormat format, boolean overwrite) {
  private static final List<String> NAMES =
      Stream.concat(CsvFormat.OPTIONS.stream(), Stream.of("overwrite")).toList();

  static ExportOptions parse(String text) {
    CallOptions options = CallOptions.parse("EXPORT_CSV", text, NAMES);
    return new ExportOptions(CsvFormat.of(options), options.isTrue("overwrite", false));
  }
}
