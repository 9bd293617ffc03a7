package io.distribsilly.examples.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/**
 * Loads 24,323 cities into a database of 4 shards, looks some up by key, doubles the shards while a
 * thread writes, and checks every row. The database stays, to be opened in a SQL tool.
 */
public final class Quickstart {
  private static final int SHARDS = 4;
  private static final int MORE_SHARDS = 8;
  private static final int WRITES = 2_000;
  private static final int WRITES_BEFORE_RESHARD = 200;
  private static final int TIMED_LOOKUPS = 1_000;

  /** Tokyo, Istanbul, São Paulo, Nairobi, Kraków, Wellington, Reykjavík. */
  private static final List<Integer> LOOKED_UP =
      List.of(1850147, 745044, 3448439, 184745, 3094802, 2179537, 3413829);

  private final QuickstartFolder folder;
  private final Screen screen;
  private final List<City> cities;
  private final List<CityWrite> writes;

  private Quickstart(QuickstartFolder folder, Screen screen) throws IOException {
    this.folder = folder;
    this.screen = screen;
    this.cities = CityFile.read();
    this.writes = CityWrite.plan(cities, WRITES);
  }

  /**
   * Runs the quickstart. Ends with exit code 1 if a row is not what it should be, or anything else
   * goes wrong.
   *
   * @param arguments the folder of the database, {@code ./data/quickstart} if there is none
   */
  public static void main(String[] arguments) throws Exception {
    // Names of cities need UTF-8, whatever the platform would choose.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Path path = Path.of(arguments.length == 0 ? "./data/quickstart" : arguments[0]);
    try {
      run(path, new Screen(out, isTerminal()));
    } catch (QuickstartFailure e) {
      System.err.println("The quickstart stops: " + e.getMessage());
      System.exit(1);
    } catch (SQLException e) {
      System.err.printf("The quickstart stops: %s (SQLState %s)%n", e, e.getSQLState());
      System.exit(1);
    }
  }

  /** From JDK 22 on there is a console without a terminal too, unless it is the one of old. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }

  /**
   * Runs the quickstart in a folder.
   *
   * @throws QuickstartFailure if a row is not what it should be, or the folder is someone else's
   */
  static Answers run(Path path, Screen screen)
      throws IOException, SQLException, InterruptedException {
    return new Quickstart(QuickstartFolder.at(path), screen).run();
  }

  private Answers run() throws IOException, SQLException, InterruptedException {
    screen.title("Distribsilly quickstart");
    boolean former = folder.clear();
    try (Connection connection = DriverManager.getConnection(folder.url() + "?shards=" + SHARDS)) {
      folder.mark(connection);
      screen.step("A new database with %d shards".formatted(SHARDS));
      screen.line("%s", folder.path());
      if (former) {
        screen.line("in the place of that of an earlier run");
      }
      load(connection);
      List<City> lookedUp = lookUp(connection);
      reshard(connection);
      List<City> table = verify(connection);
      Answers answers = Answers.of(lookedUp, table, ShardChart.read(connection).shards().size());
      end(answers);
      return answers;
    }
  }

  private void load(Connection connection) throws SQLException {
    screen.step("Load %s cities in batches".formatted(Figures.count(cities.size())));
    CityTable.create(connection);
    long start = System.nanoTime();
    try (ProgressBar bar = screen.progress("cities", cities.size())) {
      CityTable.load(connection, cities, bar::stepBy);
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    long rate = Math.round(cities.size() * 1e9 / time.toNanos());
    screen.line("in %s, %s rows a second", Figures.duration(time), Figures.count(rate));
  }

  private List<City> lookUp(Connection connection) throws SQLException {
    screen.step("Look up by key: " + CityTable.SELECT_BY_KEY);
    List<City> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(CityTable.SELECT_BY_KEY)) {
      for (int id : LOOKED_UP) {
        City city =
            CityTable.find(select, id)
                .orElseThrow(() -> new QuickstartFailure("no city has the key " + id));
        found.add(city);
        screen.line(
            "%8d  %-12s %s  %11s people  %9s° %10s°",
            city.id(),
            city.name(),
            city.country(),
            Figures.count(city.population()),
            city.latitude(),
            city.longitude());
      }
      screen.line("one lookup takes %s", Figures.duration(medianLookup(select)));
    }
    return found;
  }

  private Duration medianLookup(PreparedStatement select) throws SQLException {
    long[] nanos = new long[TIMED_LOOKUPS];
    for (int i = 0; i < TIMED_LOOKUPS; i++) {
      int id = cities.get((int) (i * 7_919L % cities.size())).id();
      long start = System.nanoTime();
      CityTable.find(select, id);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[TIMED_LOOKUPS / 2]);
  }

  private void reshard(Connection connection) throws SQLException, InterruptedException {
    screen.step("{call RESHARD(%d)} while a thread writes".formatted(MORE_SHARDS));
    ShardChart before = ShardChart.read(connection);
    try (CityWriter writer = CityWriter.start(folder.url(), writes, WRITES_BEFORE_RESHARD)) {
      int writtenBefore = writer.acknowledged();
      ReshardOutcome outcome = ReshardOutcome.call(connection, MORE_SHARDS);
      report(outcome, writer.acknowledged() - writtenBefore);
      writer.finish();
      long purged = outcome.awaitPurge(connection);
      screen.line("%s rows deleted from the shards that gave them away", Figures.count(purged));
    }
    ShardChart after = ShardChart.read(connection);
    screen.blankLine();
    screen.lines(before.lines("before", after));
    screen.blankLine();
    screen.lines(after.lines("after", before));
  }

  private void report(ReshardOutcome outcome, int writtenMeanwhile) {
    screen.line(
        "done in %s: %s linked, %s copied",
        Figures.duration(outcome.call()),
        Figures.bytes(outcome.bytesLinked()),
        Figures.bytes(outcome.bytesCopied()));
    if (outcome.bytesLinked() == 0) {
      screen.line(
          "(a shard links its log files once they are full; these are small, so it copied)");
    }
    screen.line(
        "longest write pause %s, %s rows written meanwhile",
        Figures.duration(outcome.longestWritePause()), Figures.count(writtenMeanwhile));
  }

  private List<City> verify(Connection connection) throws SQLException {
    screen.step("Verify every row");
    List<City> table = Expected.of(cities, writes).verify(connection);
    screen.line(
        "%s rows, by a scan and by key: each is as the file and the writer have it",
        Figures.count(table.size()));
    return table;
  }

  private void end(Answers answers) {
    screen.line(
        "%s people, fingerprint %s", Figures.count(answers.population()), answers.fingerprint());
    screen.step("The database stays. Open it in a SQL tool with");
    screen.line("%s", folder.url());
    screen.blankLine();
    screen.line("Cities: GeoNames (geonames.org), CC BY 4.0");
  }
}
