package io.distribsilly.benchmarks.reshard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to measure, from arguments written {@code name=value}.
 *
 * @param mebibytes the size of the values together
 * @param valueBytes the size of one value, at least 16
 * @param from shards before
 * @param to shards after
 * @param calm how long to measure before the call, and after the purge
 * @param csv the file that gets a line for this run
 */
record Settings(
    int mebibytes,
    int valueBytes,
    int from,
    int to,
    int writers,
    int readers,
    Duration calm,
    String durability,
    Path csv) {
  private static final List<String> NAMES =
      List.of(
          "mebibytes",
          "valueBytes",
          "from",
          "to",
          "writers",
          "readers",
          "calmSeconds",
          "durability",
          "csv");

  static Settings parse(String[] arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length < 2 || !NAMES.contains(parts[0])) {
        throw new IllegalArgumentException(
            "%s is none of the arguments, which are %s, each written name=value"
                .formatted(Arrays.toString(parts), NAMES));
      }
      values.put(parts[0], parts[1]);
    }
    return new Settings(
        number(values, "mebibytes", 1_024),
        number(values, "valueBytes", 1_000),
        number(values, "from", 4),
        number(values, "to", 8),
        number(values, "writers", 4),
        number(values, "readers", 4),
        Duration.ofSeconds(number(values, "calmSeconds", 10)),
        values.getOrDefault("durability", "sync"),
        Path.of(values.getOrDefault("csv", "target/reshard.csv")));
  }

  int rows() {
    return Math.toIntExact(((long) mebibytes << 20) / valueBytes + 1);
  }

  private static int number(Map<String, String> values, String name, int usual) {
    return Integer.parseInt(values.getOrDefault(name, Integer.toString(usual)));
  }
}
