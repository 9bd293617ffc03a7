package io.distribsilly.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * A record of a file of sqllogictest.
 *
 * @param line where it begins, from 1
 * @param query whether it gives rows
 * @param fails whether it is a statement that must fail
 * @param types for a query one letter a column: I, R or T
 * @param sort for a query nosort, rowsort or valuesort
 * @param expected the values, or one line that says how many there are and their MD5
 */
record LogicRecord(
    int line,
    boolean query,
    boolean fails,
    String types,
    String sort,
    String sql,
    List<String> expected) {
  /** Before a record that is for one other database alone; {@code skipif} is for others too. */
  private static final String ONLY = "onlyif";

  LogicRecord {
    expected = List.copyOf(expected);
  }

  /** Returns the records of a file up to {@code halt}. */
  static List<LogicRecord> parse(List<String> lines) {
    List<LogicRecord> records = new ArrayList<>();
    int next = 0;
    boolean skipped = false;
    while (next < lines.size()) {
      String line = lines.get(next).strip();
      if (line.equals("halt") && !skipped) {
        break;
      }
      if (line.startsWith(ONLY)) {
        skipped = true;
      }
      boolean begins = line.startsWith("statement") || line.startsWith("query");
      int end = begins ? end(lines, next) : next + 1;
      if (begins && !skipped) {
        records.add(of(next + 1, lines.subList(next, end)));
      }
      skipped = (begins || line.equals("halt") || line.isEmpty()) ? false : skipped;
      next = end;
    }
    return records;
  }

  private static int end(List<String> lines, int start) {
    int end = start;
    while (end < lines.size() && !lines.get(end).isBlank()) {
      end++;
    }
    return end;
  }

  private static LogicRecord of(int line, List<String> block) {
    String[] head = block.get(0).strip().split("\\s+");
    int results = block.indexOf("----");
    String sql = String.join("\n", block.subList(1, results < 0 ? block.size() : results));
    boolean query = head[0].equals("query");
    return new LogicRecord(
        line,
        query,
        !query && head[1].equals("error"),
        query ? head[1] : "",
        query && head.length > 2 ? head[2] : "nosort",
        sql,
        results < 0 ? List.of() : block.subList(results + 1, block.size()));
  }
}
