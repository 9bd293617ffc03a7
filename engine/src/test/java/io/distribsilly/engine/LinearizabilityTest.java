package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.file.UnsyncedDisk;
import io.distribsilly.engine.history.Call;
import io.distribsilly.engine.history.History;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients read and write a few keys while shards are split and merged, memtables are frozen and
 * applied, and checkpoints are taken: each key behaves as if one call were made after another.
 */
final class LinearizabilityTest {
  private static final int CLIENTS = 6;
  private static final int KEYS = 5;

  /** After so many calls the clients go on with keys that nobody has touched yet. */
  private static final int CALLS_OF_AN_ERA = 2_000;

  @TempDir Path folder;

  private final History history = new History();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private Database database;
  private TestTable table;
  private volatile boolean stop;

  @ParameterizedTest
  @EnumSource
  void eachKeyBehavesAsIfOneCallWereMadeAfterAnother(Durability durability) throws Exception {
    long seed = Long.getLong("distribsilly.seed", 20_261_122L);
    Random random = new Random(seed);
    DatabaseOptions options =
        DatabaseOptions.DEFAULT.withShards(2).withDurability(durability).withMemtableBytes(1 << 20);
    EngineSettings settings = EngineSettings.DEFAULT.withDisk(new UnsyncedDisk());
    try (Database opened = Database.open(folder, options, settings)) {
      database = opened;
      table = new TestTable(opened);
      List<Thread> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        clients.add(start(client, new Random(random.nextLong())));
      }
      disturb();
      stop = true;
      for (Thread client : clients) {
        client.join();
      }
    }
    assertThat(failures).as("seed %d", seed).isEmpty();
    assertThat(history.findViolation()).as("seed %d, %d calls", seed, history.size()).isEmpty();
  }

  /** Everything that moves rows about, again and again. */
  private void disturb() {
    for (int shards : new int[] {2, 4, 8, 4, 1, 2}) {
      if (shards != database.shards().size()) {
        database.reshard(shards);
        moveMemtables();
        Waiting.forPurge(database);
      } else {
        moveMemtables();
      }
    }
  }

  private void moveMemtables() {
    for (int i = 0; i < 10; i++) {
      int before = calls.get();
      database.freeze();
      Waiting.until(() -> calls.get() > before + 50 || !failures.isEmpty(), "calls");
      if (i % 3 == 0) {
        database.checkpoint();
      }
    }
  }

  private Thread start(int client, Random random) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int call = 0; !stop && failures.isEmpty(); call++) {
                  call(client, call, random);
                  calls.incrementAndGet();
                }
              } catch (Throwable e) {
                failures.add(e);
              }
            },
            "client-" + client);
    thread.start();
    return thread;
  }

  private void call(int client, int number, Random random) {
    String key = "key %d of era %d".formatted(random.nextInt(KEYS), calls.get() / CALLS_OF_AN_ERA);
    String value = client + "." + number + "x".repeat(random.nextInt(100));
    switch (random.nextInt(10)) {
      case 0, 1 ->
          history.record(
              client,
              key,
              () -> {
                table.put(key, value);
                return new Call.Put(value);
              });
      case 2 -> history.record(client, key, () -> new Call.Insert(value, table.insert(key, value)));
      case 3 -> history.record(client, key, () -> new Call.Delete(table.delete(key)));
      case 4 -> history.record(client, key, () -> new Call.Get(scanned(key)));
      case 5 -> history.record(client, key, () -> new Call.Get(oneOfMany(key)));
      default -> history.record(client, key, () -> new Call.Get(table.get(key)));
    }
  }

  private Optional<String> scanned(String key) {
    byte[] first = table.encodeKey(key);
    KeyRange range = new KeyRange(first, Optional.of(Arrays.copyOf(first, first.length + 1)));
    return Optional.ofNullable(table.scan(range, Direction.ASCENDING).get(key));
  }

  private Optional<String> oneOfMany(String key) {
    List<RowKey> keys = List.of(table.rowKey("other"), table.rowKey(key));
    return database.multiGet(keys).get(1).map(row -> table.decode(key, row));
  }
}
