package io.distribsilly.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * What some writers do to a database, each one commit after another. The n-th commit of a writer is
 * always the same, so what a database must hold follows from how many commits of each writer are in
 * it. A commit writes rows that only its writer writes, over several shards, says in one of them
 * which it is, and moves money between accounts that all writers share.
 *
 * <p>Of every 20 commits the 7th to 16th write a table of the writer too, which it creates before
 * them, truncates among them and drops after them. The commits before these are SYNC, so that no
 * crash takes a writer back to before them.
 */
final class WorkloadPlan {
  static final int WRITERS = 3;
  static final int ACCOUNTS = 6;

  private static final int PERIOD = 20;
  private static final int FIRST_WITH_TABLE = 7;
  private static final int FIRST_AFTER_TRUNCATE = 12;
  private static final int LAST_WITH_TABLE = 16;
  private static final int OWN_KEYS = 10;

  private final long seed;
  private final int largeValuesPercent;

  /**
   * @param largeValuesPercent how many of the values have some ten thousand characters
   */
  WorkloadPlan(long seed, int largeValuesPercent) {
    this.seed = seed;
    this.largeValuesPercent = largeValuesPercent;
  }

  /**
   * One commit.
   *
   * @param rows new values of the writer's rows, empty for those it deletes
   * @param tableRows the same for the writer's table
   */
  record Commit(
      Isolation isolation,
      Durability durability,
      Map<String, Optional<String>> rows,
      Map<String, Optional<String>> tableRows,
      String fromAccount,
      String toAccount,
      int amount) {}

  /** What a database holds: the built-in table, and the tables of writers who have one. */
  record Contents(Map<String, String> rows, Map<Integer, Map<String, String>> tables) {}

  /** Returns the name of the row that says how many commits of a writer there are. */
  static String counter(int writer) {
    return "counter " + writer;
  }

  static String table(int writer) {
    return "TABLE_OF_" + writer;
  }

  static boolean createsTableBefore(int number) {
    return number % PERIOD == FIRST_WITH_TABLE;
  }

  static boolean truncatesTableBefore(int number) {
    return number % PERIOD == FIRST_AFTER_TRUNCATE;
  }

  static boolean dropsTableBefore(int number) {
    return number % PERIOD == LAST_WITH_TABLE + 1;
  }

  static boolean writesTable(int number) {
    int phase = number % PERIOD;
    return phase >= FIRST_WITH_TABLE && phase <= LAST_WITH_TABLE;
  }

  /**
   * Returns a commit.
   *
   * @param number counted from 1
   */
  Commit commit(int writer, int number) {
    Random random = new Random(seed * 1_000_003 + writer * 7_368_787L + number * 104_729L);
    random.nextInt(); // of neighbouring seeds the first numbers are alike
    Map<String, Optional<String>> rows = rows(random, "writer " + writer, number);
    rows.put(counter(writer), Optional.of(String.valueOf(number)));
    Map<String, Optional<String>> tableRows =
        writesTable(number) ? rows(random, "row", number) : Map.of();
    int from = random.nextInt(ACCOUNTS);
    int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
    boolean sync = random.nextInt(3) == 0;
    return new Commit(
        random.nextBoolean() ? Isolation.SNAPSHOT : Isolation.READ_COMMITTED,
        sync || isBeforeDefinition(number) ? Durability.SYNC : Durability.PERIODIC,
        rows,
        tableRows,
        "account " + from,
        "account " + to,
        1 + random.nextInt(100));
  }

  private static boolean isBeforeDefinition(int number) {
    int next = number + 1;
    return createsTableBefore(next) || truncatesTableBefore(next) || dropsTableBefore(next);
  }

  private Map<String, Optional<String>> rows(Random random, String prefix, int number) {
    Map<String, Optional<String>> rows = new TreeMap<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      String key = prefix + " " + random.nextInt(OWN_KEYS);
      boolean deleted = random.nextInt(4) == 0;
      rows.put(key, deleted ? Optional.empty() : Optional.of(value(random, number)));
    }
    return rows;
  }

  private String value(Random random, int number) {
    boolean large = random.nextInt(100) < largeValuesPercent;
    return number + ":" + "x".repeat(random.nextInt(large ? 30_000 : 200));
  }

  /**
   * Returns what a database must hold; a writer's table is in it if the writer's last commit has
   * written to it.
   *
   * @param counts how many commits of each writer it has
   */
  Contents contents(int[] counts) {
    Map<String, String> rows = new HashMap<>();
    Map<Integer, Map<String, String>> tables = new HashMap<>();
    Map<String, Integer> balances = new HashMap<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      Map<String, String> table = new HashMap<>();
      for (int number = 1; number <= counts[writer]; number++) {
        Commit commit = commit(writer, number);
        apply(commit.rows, rows);
        if (createsTableBefore(number) || truncatesTableBefore(number)) {
          table.clear();
        }
        apply(commit.tableRows, table);
        balances.merge(commit.fromAccount, -commit.amount, Integer::sum);
        balances.merge(commit.toAccount, commit.amount, Integer::sum);
      }
      if (writesTable(counts[writer])) {
        tables.put(writer, table);
      }
    }
    balances.forEach((account, balance) -> rows.put(account, String.valueOf(balance)));
    return new Contents(rows, tables);
  }

  private static void apply(Map<String, Optional<String>> changes, Map<String, String> rows) {
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(found -> rows.put(key, found), () -> rows.remove(key)));
  }
}
