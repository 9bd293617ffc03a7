package io.distribsilly.benchmarks.reshard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Named figures of one run, in the order they were put; used by one thread. */
final class Figures {
  private final Map<String, String> values = new LinkedHashMap<>();

  void put(String name, long value) {
    values.put(name, Long.toString(value));
  }

  void put(String name, double value) {
    values.put(name, String.format(Locale.ROOT, "%.3f", value));
  }

  /** Prints a Markdown table, a line for each figure. */
  void printMarkdown() {
    System.out.println();
    System.out.println("| figure | value |");
    System.out.println("|---|---:|");
    values.forEach((name, value) -> System.out.printf("| %s | %s |%n", name, value));
  }

  /** Adds a line to a CSV file, which gets a header line if it is new. */
  void appendTo(Path csv) throws IOException {
    if (csv.toAbsolutePath().getParent() != null) {
      Files.createDirectories(csv.toAbsolutePath().getParent());
    }
    String header = Files.exists(csv) ? "" : quoted(values.keySet()) + "\n";
    Files.writeString(
        csv,
        header + String.join(",", values.values()) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String quoted(Iterable<String> names) {
    return "\"" + String.join("\",\"", names) + "\"";
  }
}
