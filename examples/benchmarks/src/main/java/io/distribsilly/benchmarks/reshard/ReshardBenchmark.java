package io.distribsilly.benchmarks.reshard;

import io.distribsilly.benchmarks.ScratchFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Builds a database of 1 GiB, doubles its shards while threads write and read, and checks every row
 * at the end.
 */
public final class ReshardBenchmark {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MEBIBYTE = 1 << 20;

  private final Settings settings;
  private final Path folder;
  private final BenchTable table;
  private final Figures figures = new Figures();

  private ReshardBenchmark(Settings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.table =
        new BenchTable(
            "jdbc:distribsilly:%s?shards=%d".formatted(folder, settings.from()), settings);
  }

  /**
   * Runs.
   *
   * @param arguments see {@link Settings}
   */
  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.parse(arguments);
    System.out.println(settings);
    try (ScratchFolder scratch = ScratchFolder.create("reshard")) {
      Figures figures = new ReshardBenchmark(settings, scratch.path().resolve("db")).run();
      figures.printMarkdown();
      figures.appendTo(settings.csv());
      System.out.println();
      System.out.println("one line more in " + settings.csv());
    }
  }

  @SuppressWarnings("try") // an interrupt ends the benchmark, as it should
  private Figures run() throws Exception {
    table.load();
    figures.put("rows", settings.rows());
    figures.put("disk before, MiB", diskUse());
    try (Connection connection = table.connect();
        Traffic traffic = new Traffic(table)) {
      traffic.start();
      Thread.sleep(settings.calm().toMillis());
      reshard(connection, traffic);
      traffic.enter(Phase.AFTER);
      Thread.sleep(settings.calm().toMillis());
      traffic.stop();
      report("write", traffic.writes());
      report("read", traffic.reads());
      traffic.verify();
      System.out.println("every row is what was acknowledged");
    }
    return figures;
  }

  private void reshard(Connection connection, Traffic traffic)
      throws SQLException, InterruptedException, IOException {
    traffic.enter(Phase.CALL);
    long start = System.nanoTime();
    int id = Job.call(connection, settings.to());
    long called = System.nanoTime();
    traffic.enter(Phase.PURGE);
    figures.put("call, ms", (called - start) / 1e6);
    figures.put("disk after the call, MiB", diskUse());
    Job job = Job.await(connection, id);
    figures.put("purge, s", (System.nanoTime() - called) / NANOS_PER_SECOND);
    figures.put("disk after the purge, MiB", diskUse());
    figures.put("files linked", job.filesLinked());
    figures.put("linked, MiB", job.bytesLinked() / BYTES_PER_MEBIBYTE);
    figures.put("copied, MiB", job.bytesCopied() / BYTES_PER_MEBIBYTE);
    figures.put("rows purged", job.rowsPurged());
    figures.put("longest write pause of the engine, ms", job.longestWritePauseMillis());
  }

  private void report(String operation, Latencies latencies) {
    for (Phase phase : Phase.values()) {
      String suffix = " " + phase.label();
      figures.put(operation + "s" + suffix, latencies.count(phase));
      figures.put(operation + suffix + ", median ms", latencies.percentileMillis(phase, 50));
      figures.put(operation + suffix + ", 99.9 % ms", latencies.percentileMillis(phase, 99.9));
      figures.put(operation + suffix + ", longest ms", latencies.maxMillis(phase));
    }
  }

  private double diskUse() throws IOException {
    return DiskUse.bytes(folder) / BYTES_PER_MEBIBYTE;
  }
}
