package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Money is moved between accounts on many shards, also while they are split and merged. Whoever
 * looks, whenever and however, finds all of it.
 */
final class BankTest {
  private static final int TRANSFERS = 200;

  @TempDir Path folder;

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger looks = new AtomicInteger();

  @ParameterizedTest
  @EnumSource
  void noLookFindsMoreOrLessMoney(Isolation isolation) throws InterruptedException {
    long seed = Long.getLong("distribsilly.seed", 88_120L);
    DatabaseOptions options = DatabaseOptions.DEFAULT.withDurability(Durability.PERIODIC);
    int[] all = {TRANSFERS, TRANSFERS, TRANSFERS, TRANSFERS};
    try (Database database = Database.open(folder, options)) {
      Bank bank = new Bank(database, seed);
      bank.openAccounts();
      run(database, bank, isolation);
      assertThat(failures).as("seed %d", seed).isEmpty();
      assertThat(looks).as("the test means something").hasPositiveValue();
      assertThat(bank.check()).isEqualTo(all);
    }
    try (Database reopened = Database.open(folder, options)) {
      assertThat(new Bank(reopened, seed).check()).isEqualTo(all);
    }
  }

  private void run(Database database, Bank bank, Isolation isolation) throws InterruptedException {
    List<Thread> tellers = new ArrayList<>();
    for (int i = 0; i < Bank.TELLERS; i++) {
      int teller = i;
      tellers.add(start(() -> transfer(bank, teller, isolation)));
    }
    List<Thread> others =
        bank.looks().stream().map(look -> start(() -> lookUntilDone(look))).toList();
    database.reshard(8);
    database.reshard(16);
    database.reshard(4);
    for (Thread teller : tellers) {
      teller.join();
    }
    done.set(true);
    for (Thread other : others) {
      other.join();
    }
  }

  private void transfer(Bank bank, int teller, Isolation isolation) {
    for (int number = 1; number <= TRANSFERS && failures.isEmpty(); number++) {
      bank.transfer(teller, number, isolation, Durability.PERIODIC);
    }
  }

  private void lookUntilDone(Runnable look) {
    while (!done.get() && failures.isEmpty()) {
      look.run();
      looks.incrementAndGet();
    }
  }

  private Thread start(Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Throwable e) {
                failures.add(e);
              }
            });
    thread.start();
    return thread;
  }
}
