package io.distribsilly.engine;

import io.distribsilly.engine.WorkloadPlan.Commit;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.reshard.ReshardJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** One writer of a {@link WorkloadPlan} at work on a database. Used by one thread. */
final class WorkloadRunner {
  static final int MAX_SHARDS = 8;

  /** Is told of every commit and table definition. */
  interface Progress {
    /** Does not care. */
    Progress NONE =
        new Progress() {
          @Override
          public void begins(int writer, int number) {}

          @Override
          public void committed(int writer, int number, Durability durability) {}

          @Override
          public void defined(int writer, int number) {}
        };

    void begins(int writer, int number);

    /** The database has acknowledged it. */
    void committed(int writer, int number, Durability durability);

    /** The table is created, or dropped, which comes before this commit. */
    void defined(int writer, int number);
  }

  private final Database database;
  private final WorkloadPlan plan;
  private final int writer;
  private final Progress progress;
  private final TestTable table;

  WorkloadRunner(Database database, WorkloadPlan plan, int writer, Progress progress) {
    this.database = database;
    this.plan = plan;
    this.writer = writer;
    this.progress = progress;
    this.table = new TestTable(database);
  }

  /** Makes the commit with this number; those before it are made. */
  void run(int number) {
    progress.begins(writer, number);
    define(number);
    Commit commit = plan.commit(writer, number);
    boolean done = false;
    while (!done) {
      done = tryToCommit(commit);
    }
    progress.committed(writer, number, commit.durability());
  }

  /**
   * Returns a number of shards that a RESHARD may lead to, twice as many or half of them; empty
   * while the RESHARD that an earlier process began is not done.
   */
  static OptionalInt otherShards(Database database, Random random) {
    List<ReshardJob> jobs = database.reshardJobs();
    if (jobs.isEmpty()) {
      return OptionalInt.of(otherShards(database.shards().size(), random));
    }
    ReshardJob newest = jobs.get(jobs.size() - 1);
    return newest.state().isRunning()
        ? OptionalInt.empty()
        : OptionalInt.of(otherShards(shardsAfter(newest), random));
  }

  private static int otherShards(int shards, Random random) {
    boolean more = shards == 1 || (shards < MAX_SHARDS && random.nextBoolean());
    return more ? 2 * shards : shards / 2;
  }

  /** Returns how many shards there are when a job does not run any more. */
  static int shardsAfter(ReshardJob job) {
    return job.state() == ReshardJob.State.CANCELED ? job.from() : job.to();
  }

  /** Returns false if it was canceled, or another one is not quite done yet. */
  static boolean reshard(Database database, int shards) {
    try {
      database.reshard(shards);
      return true;
    } catch (EngineException e) {
      if (e.code() == ErrorCode.QUERY_CANCELED || e.code() == ErrorCode.RESHARD_RUNNING) {
        return false;
      }
      throw e;
    }
  }

  /** Undoes the RESHARD that runs, if one does and the database is not closed before. */
  static void cancelReshard(Database database) {
    try {
      database.cancelReshard();
    } catch (EngineException e) {
      switch (e.code()) {
        case RESHARD_NOT_RUNNING, RESHARD_RUNNING, CONNECTION_CLOSED -> {}
        default -> throw e;
      }
    }
  }

  private void define(int number) {
    boolean exists = database.catalog().table("PUBLIC", WorkloadPlan.table(writer)).isPresent();
    if (WorkloadPlan.createsTableBefore(number)) {
      if (!exists) {
        TableDefinition like = database.catalog().table("PUBLIC", Manifest.KV_TABLE).orElseThrow();
        database.createTable(
            new TableDefinition(0, WorkloadPlan.table(writer), like.columns(), like.primaryKey()));
      }
      progress.defined(writer, number);
    } else if (WorkloadPlan.truncatesTableBefore(number)) {
      database.truncateTable("PUBLIC", WorkloadPlan.table(writer));
      progress.defined(writer, number);
    } else if (WorkloadPlan.dropsTableBefore(number)) {
      if (exists) {
        database.dropTable("PUBLIC", WorkloadPlan.table(writer));
      }
      progress.defined(writer, number);
    }
  }

  /** Returns false if another writer was faster, and it must be tried again. */
  private boolean tryToCommit(Commit commit) {
    TransactionOptions options =
        new TransactionOptions(
            commit.isolation(), commit.durability(), false, Duration.ofMinutes(1));
    try (Transaction transaction = database.begin(options)) {
      write(transaction, commit);
      transaction.commit();
      return true;
    } catch (EngineException e) {
      if (e.code() == ErrorCode.SERIALIZATION_FAILURE) {
        return false;
      }
      throw e;
    }
  }

  private void write(Transaction transaction, Commit commit) {
    List<RowKey> accounts =
        List.of(table.rowKey(commit.fromAccount()), table.rowKey(commit.toAccount()));
    if (commit.isolation() == Isolation.SNAPSHOT) {
      transaction.multiGet(accounts); // so that it has a snapshot, and may come too late
    }
    List<RowKey> rows = new ArrayList<>(accounts);
    commit.rows().keySet().forEach(key -> rows.add(table.rowKey(key)));
    transaction.lock(rows);
    add(transaction, commit.fromAccount(), -commit.amount());
    add(transaction, commit.toAccount(), commit.amount());
    put(transaction, table, commit.rows());
    if (!commit.tableRows().isEmpty()) {
      TestTable own = new TestTable(database, WorkloadPlan.table(writer));
      transaction.lock(commit.tableRows().keySet().stream().map(own::rowKey).toList());
      put(transaction, own, commit.tableRows());
    }
  }

  private void add(Transaction transaction, String account, int amount) {
    RowKey key = table.rowKey(account);
    int balance =
        transaction.get(key).map(row -> Integer.parseInt(table.value(key, row))).orElse(0);
    transaction.put(key, table.encode(account, String.valueOf(balance + amount)));
  }

  private static void put(
      Transaction transaction, TestTable table, Map<String, Optional<String>> rows) {
    rows.forEach(
        (key, value) ->
            value.ifPresentOrElse(
                present -> transaction.put(table.rowKey(key), table.encode(key, present)),
                () -> transaction.delete(table.rowKey(key))));
  }
}
