package io.distribsilly.engine;

import io.distribsilly.engine.WorkloadPlan.Contents;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.shard.KeyHash;
import io.distribsilly.engine.shard.ShardInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares a database with what a {@link WorkloadPlan} has done to it. */
final class WorkloadCheck {
  private final WorkloadPlan plan;

  WorkloadCheck(WorkloadPlan plan) {
    this.plan = plan;
  }

  /**
   * Checks that a database holds some number of commits of each writer, and each of them whole.
   *
   * @param defined the last commit of each writer before which a change of its table was
   *     acknowledged
   * @return how many commits of each writer it holds
   */
  int[] check(Database database, int[] defined) {
    TestTable table = new TestTable(database);
    Map<String, String> rows = table.all();
    int[] counts =
        IntStream.range(0, WorkloadPlan.WRITERS)
            .map(writer -> Integer.parseInt(rows.getOrDefault(WorkloadPlan.counter(writer), "0")))
            .toArray();
    Contents expected = plan.contents(counts);
    requireEqual(rows, expected.rows(), "rows after %s commits".formatted(Arrays.toString(counts)));
    expected
        .rows()
        .forEach((key, value) -> requireEqual(table.get(key).orElse("none"), value, "row " + key));
    for (int writer = 0; writer < WorkloadPlan.WRITERS; writer++) {
      checkTable(database, writer, counts[writer], defined[writer], expected);
    }
    return counts;
  }

  private static void checkTable(
      Database database, int writer, int count, int defined, Contents expected) {
    String name = WorkloadPlan.table(writer);
    boolean exists = database.catalog().table("PUBLIC", name).isPresent();
    boolean mayDiffer = defined <= count;
    String what = "%s after %d commits: is there".formatted(name, count);
    if (WorkloadPlan.createsTableBefore(count + 1)) {
      requireEqual(exists || mayDiffer, true, what);
    } else if (WorkloadPlan.dropsTableBefore(count + 1)) {
      requireEqual(exists && !mayDiffer, false, what);
    } else {
      requireEqual(exists, WorkloadPlan.writesTable(count), what);
    }
    if (exists) {
      Map<String, String> rows = new TestTable(database, name).all();
      boolean truncates = WorkloadPlan.truncatesTableBefore(count + 1);
      boolean truncated = truncates && (!mayDiffer || rows.isEmpty());
      requireEqual(
          rows,
          truncated ? Map.of() : expected.tables().getOrDefault(writer, Map.of()),
          "rows of %s after %d commits".formatted(name, count));
    }
  }

  /** Checks, when no RESHARD is under way, that each shard holds its rows and no others. */
  static void checkShards(Database database) {
    List<ShardInfo> shards = database.shards();
    Map<Integer, Long> expected = new HashMap<>();
    for (TableDefinition definition : database.catalog().tables()) {
      TestTable table = new TestTable(database, definition.name());
      for (String key : table.all().keySet()) {
        expected.merge(KeyHash.slot(table.encodeKey(key), shards.size()), 1L, Long::sum);
      }
    }
    for (ShardInfo shard : shards) {
      requireEqual(shard.state(), ShardInfo.State.ACTIVE, "state of " + shard);
      requireEqual(shard.rows(), expected.getOrDefault(shard.slot(), 0L), "rows of " + shard);
    }
    long names = shards.stream().map(ShardInfo::shard).distinct().count();
    requireEqual(names, (long) shards.size(), "shards");
  }

  /** Without AssertJ, which takes a process that is killed longer to load than all the rest. */
  static <T> void requireEqual(T found, T expected, String what) {
    if (!found.equals(expected)) {
      throw new AssertionError("%s:%nexpected %s%nfound    %s".formatted(what, expected, found));
    }
  }
}
