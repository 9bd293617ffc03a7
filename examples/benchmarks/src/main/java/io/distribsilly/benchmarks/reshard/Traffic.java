package io.distribsilly.benchmarks.reshard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Threads that write and read random rows until they are stopped. Writer w writes the ids that are
 * w modulo the number of writers, so it alone knows their newest version; a reader never accepts an
 * older version than one that was acknowledged before its read began.
 */
@SuppressWarnings("try") // an interrupt ends the benchmark, as it should
final class Traffic implements AutoCloseable {
  private final BenchTable table;
  private final Settings settings;

  /** The acknowledged version of each row. */
  private final AtomicIntegerArray versions;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<Latencies>> writers = new ArrayList<>();
  private final List<Future<Latencies>> readers = new ArrayList<>();
  private volatile Phase phase = Phase.BEFORE;
  private volatile boolean stopping;

  Traffic(BenchTable table) {
    this.table = table;
    this.settings = table.settings();
    this.versions = new AtomicIntegerArray(settings.rows());
  }

  void start() {
    for (int i = 0; i < settings.writers(); i++) {
      int writer = i;
      writers.add(threads.submit((Callable<Latencies>) () -> write(writer)));
    }
    for (int i = 0; i < settings.readers(); i++) {
      int reader = i;
      readers.add(threads.submit((Callable<Latencies>) () -> read(reader)));
    }
  }

  void enter(Phase newPhase) {
    phase = newPhase;
  }

  /** Tells all threads to stop after what they do now. */
  void stop() {
    stopping = true;
  }

  Latencies writes() throws Exception {
    return collect(writers);
  }

  Latencies reads() throws Exception {
    return collect(readers);
  }

  /** Reads every row and compares it with what was acknowledged; all threads are stopped. */
  void verify() throws SQLException {
    try (Connection connection = table.connect();
        PreparedStatement select = BenchTable.prepareSelect(connection)) {
      for (int id = 0; id < versions.length(); id++) {
        Row row = BenchTable.select(select, id);
        if (row.version() != versions.get(id)) {
          throw new IllegalStateException(
              "row %d has version %d instead of %d".formatted(id, row.version(), versions.get(id)));
        }
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop();
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
  }

  private static Latencies collect(List<Future<Latencies>> futures) throws Exception {
    List<Latencies> parts = new ArrayList<>();
    for (Future<Latencies> future : futures) {
      parts.add(future.get());
    }
    return Latencies.merged(parts);
  }

  private Latencies write(int writer) throws SQLException {
    Latencies latencies = new Latencies();
    SplittableRandom random = new SplittableRandom(1_000 + writer);
    try (Connection connection = table.connect();
        PreparedStatement upsert = BenchTable.prepareUpsert(connection)) {
      int own = (versions.length() - writer + settings.writers() - 1) / settings.writers();
      while (!stopping) {
        int id = random.nextInt(own) * settings.writers() + writer;
        int version = versions.get(id) + 1;
        table.bind(upsert, new Row(id, version), random);
        Phase atStart = phase;
        long start = System.nanoTime();
        upsert.executeUpdate();
        latencies.record(atStart, phase, System.nanoTime() - start);
        versions.set(id, version);
      }
    }
    return latencies;
  }

  private Latencies read(int reader) throws SQLException {
    Latencies latencies = new Latencies();
    SplittableRandom random = new SplittableRandom(2_000 + reader);
    try (Connection connection = table.connect();
        PreparedStatement select = BenchTable.prepareSelect(connection)) {
      while (!stopping) {
        int id = random.nextInt(versions.length());
        int acknowledged = versions.get(id);
        Phase atStart = phase;
        long start = System.nanoTime();
        Row row = BenchTable.select(select, id);
        latencies.record(atStart, phase, System.nanoTime() - start);
        if (row.version() < acknowledged) {
          throw new IllegalStateException(
              "row %d was read with version %d after version %d was acknowledged"
                  .formatted(id, row.version(), acknowledged));
        }
      }
    }
    return latencies;
  }
}
