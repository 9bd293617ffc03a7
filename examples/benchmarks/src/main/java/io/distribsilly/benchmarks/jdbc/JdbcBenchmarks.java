package io.distribsilly.benchmarks.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks with 1 thread and with 4, or as the first argument says, and prints a
 * Markdown row for each: the median of all iterations of all forks, with the least and the most, by
 * {@link WallClock}.
 */
public final class JdbcBenchmarks {
  private static final String THREADS = "threads=";
  private static final String DEFAULT_THREADS = THREADS + "1,4";

  private JdbcBenchmarks() {}

  /**
   * Runs.
   *
   * @param arguments as JMH takes them, such as {@code PointSelect -f 1 -p rows=1000000}; the first
   *     may be {@code threads=1,8,64}
   */
  public static void main(String[] arguments) throws Exception {
    boolean given = arguments.length > 0 && arguments[0].startsWith(THREADS);
    CommandLineOptions options =
        new CommandLineOptions(
            given ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
    List<String> lines = new ArrayList<>();
    for (int threads : threads(given ? arguments[0] : DEFAULT_THREADS)) {
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .parent(options)
                      .addProfiler(WallClock.class)
                      .threads(threads)
                      .build())
              .run();
      results.forEach(result -> lines.add(markdown(result, threads)));
    }
    System.out.println();
    System.out.println("| benchmark | subject | threads | median, ops/s | least | most |");
    System.out.println("|---|---|---:|---:|---:|---:|");
    lines.forEach(System.out::println);
  }

  private static int[] threads(String argument) {
    return Arrays.stream(argument.substring(THREADS.length()).split(",", -1))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private static String markdown(RunResult result, int threads) {
    double[] scores =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(
                iteration -> iteration.getSecondaryResults().get(WallClock.LABEL).getScore())
            .sorted()
            .toArray();
    String[] name = result.getParams().getBenchmark().split("\\.", -1);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %,.0f | %,.0f | %,.0f |",
        name[name.length - 2],
        result.getParams().getParam("subject"),
        threads,
        median(scores),
        scores[0],
        scores[scores.length - 1]);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
