package io.distribsilly.benchmarks.jdbc;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to each iteration all operations of all threads, by the time that the iteration took.
 *
 * <p>JMH's own score is the sum of what each thread did by that thread's own time. It is too high
 * when threads starve: where a writer waits seconds for its turn, as in SQLite, the times of the
 * threads do not cover each other, and JMH was seen to claim 4,095 durable commits a second when
 * the process made 2,007 syncs at most. Public because JMH creates it.
 */
public final class WallClock implements InternalProfiler {
  static final String LABEL = "wallClockThroughput";

  /** Set by the state of the benchmark that runs in this JVM; there is one at a time. */
  private static volatile long startedNanos;

  private static volatile long stoppedNanos;

  /** Begins an iteration, after everything is made ready. */
  static void start() {
    startedNanos = System.nanoTime();
  }

  /** Ends an iteration, after the last operation and before anything is closed. */
  static void stop() {
    stoppedNanos = System.nanoTime();
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    // The benchmark starts the clock itself: here its database may not be made yet.
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double seconds = (stoppedNanos - startedNanos) / 1e9;
    double rate = result.getMetadata().getAllOps() / seconds;
    return List.of(new ScalarResult(LABEL, rate, "ops/s", AggregationPolicy.AVG));
  }

  @Override
  public String getDescription() {
    return "Operations of all threads by wall-clock time";
  }
}
