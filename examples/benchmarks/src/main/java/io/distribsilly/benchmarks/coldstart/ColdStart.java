package io.distribsilly.benchmarks.coldstart;

import io.distribsilly.benchmarks.ScratchFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts {@link OneRow} in new JVMs, in turn on each database, and prints how long that takes from
 * start to end; then {@link FirstQuery}, which tells itself how long its query takes.
 */
public final class ColdStart {
  private static final int PROGRAM_RUNS = 15;
  private static final int QUERY_RUNS = 5;
  private static final String AT_ONCE = "0";
  private static final String AFTER_A_WHILE = "3000";

  private final Path folder;

  private ColdStart(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs.
   *
   * @param arguments the names of the databases; all unless told
   */
  public static void main(String[] arguments) throws Exception {
    List<Database> databases =
        arguments.length == 0
            ? List.of(Database.values())
            : Arrays.stream(arguments).map(Database::valueOf).toList();
    try (ScratchFolder scratch = ScratchFolder.create("coldstart")) {
      for (Database database : databases) {
        Files.createDirectory(scratch.path().resolve(database.name()));
        run(scratch.path(), Creation.class, database.name(), scratch.path().toString());
      }
      ColdStart coldStart = new ColdStart(scratch.path());
      System.out.println("| what | database | median, ms | least | most |");
      System.out.println("|---|---|---:|---:|---:|");
      coldStart.measure("start, one row, end", PROGRAM_RUNS, databases, coldStart::oneRow);
      coldStart.measure(
          "first query at once", QUERY_RUNS, databases, db -> coldStart.query(db, AT_ONCE));
      coldStart.measure(
          "first query after 3 s", QUERY_RUNS, databases, db -> coldStart.query(db, AFTER_A_WHILE));
    }
  }

  /** Makes a database in a JVM of its own, so that none is open here. */
  public static final class Creation {
    private Creation() {}

    /** Runs, with the name of the database and the folder. */
    public static void main(String[] arguments) throws Exception {
      Database.valueOf(arguments[0]).create(Path.of(arguments[1]));
    }
  }

  private interface Measurement {
    double millis(Database database) throws IOException, InterruptedException;
  }

  private void measure(String what, int runs, List<Database> databases, Measurement measurement)
      throws IOException, InterruptedException {
    Map<Database, List<Double>> millis = new EnumMap<>(Database.class);
    for (int run = 0; run <= runs; run++) {
      for (Database database : databases) {
        double taken = measurement.millis(database);
        if (run > 0) { // the first fills the caches of the operating system
          millis.computeIfAbsent(database, none -> new ArrayList<>()).add(taken);
        }
      }
    }
    millis.forEach((database, all) -> print(what, database, all));
  }

  private static void print(String what, Database database, List<Double> millis) {
    Collections.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %,.0f | %,.0f | %,.0f |%n",
        what,
        database,
        millis.get(millis.size() / 2),
        millis.get(0),
        millis.get(millis.size() - 1));
  }

  private double oneRow(Database database) throws IOException, InterruptedException {
    long start = System.nanoTime();
    run(folder, OneRow.class, database.url(folder), String.valueOf(Database.ROWS / 2));
    return (System.nanoTime() - start) / 1e6;
  }

  private double query(Database database, String waitMillis)
      throws IOException, InterruptedException {
    return Long.parseLong(run(folder, FirstQuery.class, database.url(folder), waitMillis)) / 1e3;
  }

  /** Runs a program in a new JVM and returns what it prints. */
  private static String run(Path folder, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dderby.stream.error.file=" + folder.resolve("derby.log"),
                program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException(program.getSimpleName() + " ended with " + status);
    }
    return output.trim();
  }
}
