package io.distribsilly.engine;

import io.distribsilly.engine.WorkloadRunner.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The process that is killed: checks what it finds, then follows a {@link WorkloadPlan} and prints
 * what is acknowledged, until it is killed. Meanwhile the database is disturbed, and the accounts
 * are added up. Its arguments are those of {@link ChildLife}.
 */
final class WorkloadChild implements Progress {
  private final ChildLife life;
  private final Database database;
  private final WorkloadPlan plan;

  private WorkloadChild(ChildLife life) {
    this.life = life;
    this.database = life.database();
    this.plan = new WorkloadPlan(life.seedOfPlan(), 1);
  }

  public static void main(String[] arguments) {
    ChildLife.orDie(() -> new WorkloadChild(new ChildLife(arguments)).run());
  }

  private void run() {
    int[] counts = new WorkloadCheck(plan).check(database, life.defined());
    life.opened(counts);
    for (int writer = 0; writer < counts.length; writer++) {
      WorkloadRunner runner = new WorkloadRunner(database, plan, writer, this);
      life.startWriter(counts[writer] + 1, runner::run);
    }
    ChildLife.start(this::addUp);
    life.disturb();
  }

  /** Whoever looks, however, finds the same money: none. */
  private void addUp() {
    TestTable table = new TestTable(database);
    List<RowKey> accounts = new ArrayList<>();
    for (int i = 0; i < WorkloadPlan.ACCOUNTS; i++) {
      accounts.add(table.rowKey("account " + i));
    }
    while (true) {
      long scanned =
          table.all().entrySet().stream()
              .filter(row -> row.getKey().startsWith("account "))
              .mapToLong(row -> Long.parseLong(row.getValue()))
              .sum();
      long read = 0;
      List<Optional<byte[]>> rows = database.multiGet(accounts);
      for (int i = 0; i < rows.size(); i++) {
        RowKey key = accounts.get(i);
        read += rows.get(i).map(row -> Long.parseLong(table.value(key, row))).orElse(0L);
      }
      if (scanned != 0 || read != 0) {
        throw new AssertionError("money: scanned %d, read %d".formatted(scanned, read));
      }
    }
  }

  @Override
  public void begins(int writer, int number) {}

  @Override
  public void committed(int writer, int number, Durability durability) {
    life.committed(writer, number);
  }

  @Override
  public void defined(int writer, int number) {
    life.defined(writer, number);
  }
}
