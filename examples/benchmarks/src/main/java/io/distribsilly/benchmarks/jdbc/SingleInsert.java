package io.distribsilly.benchmarks.jdbc;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Inserts one row in a transaction of its own, with the next higher key, into a table that has
 * rows; the subclasses say what a commit promises.
 */
@State(Scope.Benchmark)
public abstract class SingleInsert {
  /** Rows in the table at the start. */
  @Param("100000")
  public int rows;

  private final RowValues values = new RowValues();
  private final AtomicLong nextId = new AtomicLong();
  private Contender contender;

  /** Makes an empty database. */
  abstract Contender openContender() throws Exception;

  /** Makes the database. */
  @Setup
  public void open() throws Exception {
    contender = openContender();
    contender.load(rows);
    nextId.set(rows);
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

  /** Inserts one row. */
  @Benchmark
  public void insert(Writer writer) throws Exception {
    long id = nextId.getAndIncrement();
    writer.client(contender).insert(id, values.of(id));
  }

  /** A thread's client. JMH cannot give its setup an abstract class, so it connects when used. */
  @State(Scope.Thread)
  public static class Writer {
    private Contender.Client client;

    private Contender.Client client(Contender contender) throws Exception {
      if (client == null) {
        client = contender.connect();
      }
      return client;
    }
  }
}
