package io.distribsilly.benchmarks.jdbc;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reads one row by its key with a prepared statement; keys are uniformly random. */
@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PointSelect {
  /** What is measured. */
  @Param({"DISTRIBSILLY", "H2", "SQLITE", "XODUS"})
  public Subject subject;

  /** Rows in the table. */
  @Param("100000")
  public int rows;

  private final AtomicLong seeds = new AtomicLong(1);
  private Contender contender;

  /** Makes the database. */
  @Setup
  public void open() throws Exception {
    contender = subject.open(Guarantee.PERIODIC);
    contender.load(rows);
  }

  /** Deletes the database. */
  @TearDown
  public void close() throws Exception {
    contender.close();
  }

  /** Starts the clock. */
  @Setup(Level.Iteration)
  public void startClock() {
    WallClock.start();
  }

  /** Stops the clock. */
  @TearDown(Level.Iteration)
  public void stopClock() {
    WallClock.stop();
  }

  /** Reads one row. */
  @Benchmark
  public String select(Reader reader) throws Exception {
    return reader.client.select(reader.random.nextLong(rows));
  }

  /** A thread's client. */
  @State(Scope.Thread)
  public static class Reader {
    private Contender.Client client;
    private SplittableRandom random;

    /** Connects. */
    @Setup
    public void connect(PointSelect benchmark) throws Exception {
      client = benchmark.contender.connect();
      random = new SplittableRandom(benchmark.seeds.getAndIncrement());
    }
  }
}
