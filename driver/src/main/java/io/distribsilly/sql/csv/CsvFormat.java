package io.distribsilly.sql.csv;

import java.util.List;

/**
 * How a file is written: RFC 4180, UTF-8, quoted by {@code "}.
 *
 * @param delimiter between two fields
 * @param header whether the first line has the names of the columns
 */
record CsvFormat(char delimiter, boolean header) {
  static final List<String> OPTIONS = List.of("delimiter", "header");

  static CsvFormat of(CallOptions options) {
    return new CsvFormat(
        options.text("delimiter").map(text -> delimiter(options, text)).orElse(','),
        options.isTrue("header", true));
  }

  private static char delimiter(CallOptions options, String text) {
    if (text.equalsIgnoreCase("tab")) {
      return '\t';
    }
    if (text.length() != 1 || "\"\r\n".contains(text)) {
      throw options.mustBe("delimiter", text, "one character other than a quote, or tab");
    }
    return text.charAt(0);
  }
}
