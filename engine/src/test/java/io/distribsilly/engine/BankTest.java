package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Money is moved between accounts on many shards, also while they are split. Whoever looks,
 * whenever and however, finds all of it.
 */
final class BankTest {
  private static final int ACCOUNTS = 64;
  private static final int BALANCE = 1000;
  private static final int TRANSFERS = 200;
  private static final int WRITERS = 4;

  @TempDir Path folder;

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger looks = new AtomicInteger();
  private Database database;
  private TestTable table;

  @ParameterizedTest
  @EnumSource
  void noLookFindsMoreOrLessMoney(Isolation isolation) throws InterruptedException {
    long seed = Long.getLong("distribsilly.seed", 88_120L);
    DatabaseOptions options = DatabaseOptions.DEFAULT.withDurability(Durability.PERIODIC);
    try (Database opened = Database.open(folder, options)) {
      database = opened;
      table = new TestTable(opened);
      Map<String, String> accounts = new LinkedHashMap<>();
      for (int i = 0; i < ACCOUNTS; i++) {
        accounts.put(account(i), String.valueOf(BALANCE));
      }
      table.putAll(accounts);
      run(isolation, new Random(seed));
      assertThat(failures).as("seed %d", seed).isEmpty();
      assertThat(looks).as("the test means something").hasPositiveValue();
      assertThat(total(table.all())).isEqualTo(ACCOUNTS * BALANCE);
    }
    try (Database reopened = Database.open(folder, options)) {
      assertThat(total(new TestTable(reopened).all())).isEqualTo(ACCOUNTS * BALANCE);
    }
  }

  private void run(Isolation isolation, Random random) throws InterruptedException {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Random own = new Random(random.nextLong());
      writers.add(start(() -> transfer(isolation, own)));
    }
    List<Thread> readers = new ArrayList<>();
    readers.add(start(() -> look(Isolation.SNAPSHOT, this::lookTwice)));
    readers.add(start(() -> look(Isolation.READ_COMMITTED, this::lookOnce)));
    readers.add(start(this::lookOutsideOfTransactions));
    database.reshard(8);
    database.reshard(16);
    for (Thread writer : writers) {
      writer.join();
    }
    done.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
  }

  private void transfer(Isolation isolation, Random random) {
    for (int i = 0; i < TRANSFERS && failures.isEmpty(); i++) {
      int from = random.nextInt(ACCOUNTS);
      int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
      boolean moved = false;
      while (!moved) {
        moved = transferOnce(isolation, account(from), account(to));
      }
    }
  }

  /** Returns false if it must be tried again: the accounts are locked one after the other. */
  private boolean transferOnce(Isolation isolation, String from, String to) {
    try (TestClient client = client(isolation)) {
      client.add(from, -1);
      client.add(to, 1);
      client.commit();
      return true;
    } catch (EngineException e) {
      if (e.code() == ErrorCode.SERIALIZATION_FAILURE) {
        return false;
      }
      throw e;
    }
  }

  private void look(Isolation isolation, Consumer<TestClient> how) {
    while (!done.get() && failures.isEmpty()) {
      try (TestClient client = client(isolation)) {
        how.accept(client);
        looks.incrementAndGet();
      }
    }
  }

  private void lookOnce(TestClient client) {
    assertThat(total(client.readAll())).isEqualTo(ACCOUNTS * BALANCE);
  }

  private void lookOutsideOfTransactions() {
    List<RowKey> keys = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      keys.add(table.rowKey(account(i)));
    }
    while (!done.get() && failures.isEmpty()) {
      int total = 0;
      List<Optional<byte[]>> rows = database.multiGet(keys);
      for (int i = 0; i < ACCOUNTS; i++) {
        total += Integer.parseInt(table.value(keys.get(i), rows.get(i).orElseThrow()));
      }
      assertThat(total).isEqualTo(ACCOUNTS * BALANCE);
      assertThat(total(table.all())).isEqualTo(ACCOUNTS * BALANCE);
      looks.incrementAndGet();
    }
  }

  private void lookTwice(TestClient client) {
    Map<String, String> first = client.readAll();
    assertThat(total(first)).isEqualTo(ACCOUNTS * BALANCE);
    for (int i = 0; i < ACCOUNTS; i++) {
      assertThat(client.read(account(i))).isEqualTo(first.get(account(i)));
    }
  }

  private TestClient client(Isolation isolation) {
    return new TestClient(
        database,
        new TransactionOptions(isolation, Durability.PERIODIC, false, Duration.ofMinutes(1)));
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

  private static String account(int number) {
    return "account %03d".formatted(number);
  }

  private static int total(Map<String, String> accounts) {
    return accounts.values().stream().mapToInt(Integer::parseInt).sum();
  }
}
