package io.distribsilly.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Accounts on many shards, tellers who move money between them, and ways to look at them. The n-th
 * transfer of a teller is always the same, so what is on each account follows from how many
 * transfers of each teller there are, which each of them writes too. Thread-safe.
 */
final class Bank {
  static final int TELLERS = 4;

  private static final int ACCOUNTS = 64;
  private static final int BALANCE = 1000;

  private final Database database;
  private final TestTable table;
  private final long seed;
  private final List<RowKey> accounts;

  /** A transfer of 1 from one account to another one. */
  private record Transfer(int from, int to) {}

  Bank(Database database, long seed) {
    this.database = database;
    this.table = new TestTable(database);
    this.seed = seed;
    this.accounts =
        IntStream.range(0, ACCOUNTS).mapToObj(number -> table.rowKey(account(number))).toList();
  }

  /** Gives every account its money, unless that was done before. */
  void openAccounts() {
    if (table.get(account(0)).isEmpty()) {
      Map<String, String> balances = new LinkedHashMap<>();
      for (int i = 0; i < ACCOUNTS; i++) {
        balances.put(account(i), String.valueOf(BALANCE));
      }
      table.putAll(balances);
    }
  }

  /**
   * Makes a transfer.
   *
   * @param number counted from 1; those of the teller before it are made
   */
  void transfer(int teller, int number, Isolation isolation, Durability durability) {
    boolean done = false;
    while (!done) {
      done = tryToTransfer(teller, number, isolation, durability);
    }
  }

  /** Returns false if it must be tried again: the accounts are locked one after the other. */
  private boolean tryToTransfer(
      int teller, int number, Isolation isolation, Durability durability) {
    Transfer transfer = transferOf(teller, number);
    try (TestClient client = client(isolation, durability)) {
      client.add(account(transfer.from), -1);
      client.add(account(transfer.to), 1);
      client.write(counter(teller), String.valueOf(number));
      client.commit();
      return true;
    } catch (EngineException e) {
      if (e.code() == ErrorCode.SERIALIZATION_FAILURE) {
        return false;
      }
      throw e;
    }
  }

  /** Returns every way to look at all of the money; each fails if that is not what it should be. */
  List<Runnable> looks() {
    return List.of(this::lookTwice, this::lookOnce, this::lookOutsideOfTransactions);
  }

  /** A transaction sees one moment, and sees it again. */
  private void lookTwice() {
    try (TestClient client = client(Isolation.SNAPSHOT, Durability.PERIODIC)) {
      Map<String, String> first = client.readAll();
      requireAllMoney(first);
      for (int i = 0; i < ACCOUNTS; i++) {
        String account = account(i);
        WorkloadCheck.requireEqual(client.read(account), first.get(account), account);
      }
      WorkloadCheck.requireEqual(client.readAll(), first, "the same transaction");
    }
  }

  /** Each statement sees one moment. */
  private void lookOnce() {
    try (TestClient client = client(Isolation.READ_COMMITTED, Durability.PERIODIC)) {
      requireAllMoney(client.readAll());
      requireAllMoney(client.read(accounts));
    }
  }

  private void lookOutsideOfTransactions() {
    requireAllMoney(table.all());
    requireAllMoney(database.multiGet(accounts));
  }

  /**
   * Checks everything while nobody moves money.
   *
   * @return how many transfers of each teller there are
   */
  int[] check() {
    Map<String, String> rows = table.all();
    int[] counts =
        IntStream.range(0, TELLERS)
            .map(teller -> Integer.parseInt(rows.getOrDefault(counter(teller), "0")))
            .toArray();
    requireAllMoney(rows);
    WorkloadCheck.requireEqual(
        rows, expectedAfter(counts), "rows after %s transfers".formatted(Arrays.toString(counts)));
    looks().forEach(Runnable::run);
    return counts;
  }

  private Map<String, String> expectedAfter(int[] counts) {
    int[] balances = new int[ACCOUNTS];
    Arrays.fill(balances, BALANCE);
    Map<String, String> rows = new HashMap<>();
    for (int teller = 0; teller < TELLERS; teller++) {
      for (int number = 1; number <= counts[teller]; number++) {
        Transfer transfer = transferOf(teller, number);
        balances[transfer.from]--;
        balances[transfer.to]++;
      }
      if (counts[teller] > 0) {
        rows.put(counter(teller), String.valueOf(counts[teller]));
      }
    }
    for (int i = 0; i < ACCOUNTS; i++) {
      rows.put(account(i), String.valueOf(balances[i]));
    }
    return rows;
  }

  private Transfer transferOf(int teller, int number) {
    Random random = new Random(seed * 1_000_003 + teller * 7_368_787L + number * 104_729L);
    random.nextInt(); // of neighbouring seeds the first numbers are alike
    int from = random.nextInt(ACCOUNTS);
    return new Transfer(from, (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS);
  }

  private TestClient client(Isolation isolation, Durability durability) {
    return new TestClient(
        database, new TransactionOptions(isolation, durability, false, Duration.ofHours(1)));
  }

  private void requireAllMoney(List<Optional<byte[]>> rows) {
    Map<String, String> balances = new LinkedHashMap<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      balances.put(account(i), table.value(accounts.get(i), rows.get(i).orElseThrow()));
    }
    requireAllMoney(balances);
  }

  /** Checks the number of accounts, and how much is on all of them. */
  private static void requireAllMoney(Map<String, String> rows) {
    List<String> balances = new ArrayList<>();
    rows.forEach(
        (key, value) -> {
          if (key.startsWith("account ")) {
            balances.add(value);
          }
        });
    WorkloadCheck.requireEqual(balances.size(), ACCOUNTS, "accounts");
    int total = balances.stream().mapToInt(Integer::parseInt).sum();
    WorkloadCheck.requireEqual(total, ACCOUNTS * BALANCE, "money on all accounts");
  }

  private static String account(int number) {
    return "account %03d".formatted(number);
  }

  private static String counter(int teller) {
    return "transfers of " + teller;
  }
}
