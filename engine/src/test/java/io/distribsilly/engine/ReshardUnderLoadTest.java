package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.shard.KeyHash;
import io.distribsilly.engine.shard.ShardInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 8 writers and 8 readers work, and one scans, while the database goes from 2 to 8 shards, back to
 * 2, and on. Each key counts up from write to write, so a reader knows the oldest value it may see.
 */
final class ReshardUnderLoadTest {
  private static final int WRITERS = 8;
  private static final int READERS = 8;
  private static final int KEYS_A_WRITER = 250;
  private static final int KEYS = WRITERS * KEYS_A_WRITER;

  /** Rows that nobody writes: their number is right at every moment. */
  private static final int STILL_ROWS = 2_000;

  private static final int[] SHARDS = {8, 2, 24, 6};

  @TempDir Path folder;

  private final AtomicLongArray acknowledged = new AtomicLongArray(KEYS);
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong reads = new AtomicLong();
  private volatile boolean stop;

  @Test
  void noWriteIsLostAndNoReadIsStaleWhileShardsSplitAndMerge() throws Exception {
    DatabaseOptions options =
        DatabaseOptions.DEFAULT.withShards(2).withDurability(Durability.PERIODIC);
    try (Database database = Database.open(folder, options)) {
      TestTable table = new TestTable(database);
      table.putAll(stillRows());
      List<Thread> threads = startThreads(table);
      for (int shards : SHARDS) {
        ReshardJob job = database.reshard(shards);
        assertThat(job.to()).isEqualTo(shards);
        checkCounts(database, table);
        if (shards % 4 == 0) {
          Waiting.forPurge(database); // and once, the next begins before it is over
        }
        checkCounts(database, table);
      }
      Waiting.forPurge(database);
      stop = true;
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(failures).isEmpty();
      assertThat(reads.get()).isPositive();
      checkFinalState(database, table);
    }
    try (Database database = Database.open(folder, options)) {
      checkFinalState(database, new TestTable(database));
    }
  }

  private List<Thread> startThreads(TestTable table) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      threads.add(new Thread(() -> guarded(() -> write(table, writer)), "writer-" + i));
    }
    for (int i = 0; i < READERS; i++) {
      int reader = i;
      threads.add(new Thread(() -> guarded(() -> read(table, reader)), "reader-" + i));
    }
    threads.add(new Thread(() -> guarded(() -> scan(table)), "scanner"));
    threads.forEach(Thread::start);
    return threads;
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      failures.add(e);
    }
  }

  private void write(TestTable table, int writer) {
    Random random = new Random(writer);
    while (!stop) {
      int key = writer * KEYS_A_WRITER + random.nextInt(KEYS_A_WRITER);
      long next = acknowledged.get(key) + 1;
      table.put(movingKey(key), Long.toString(next));
      acknowledged.set(key, next);
    }
  }

  private void read(TestTable table, int reader) {
    Random random = new Random(1000 + reader);
    while (!stop) {
      int key = random.nextInt(KEYS);
      long known = acknowledged.get(key);
      long seen = table.get(movingKey(key)).map(Long::parseLong).orElse(0L);
      if (seen < known) {
        throw new AssertionError("key " + key + ": read " + seen + " after " + known);
      }
      reads.incrementAndGet();
    }
  }

  /** The rows that nobody writes are all there at every moment, each once. */
  private void scan(TestTable table) {
    Map<String, String> still = stillRows();
    while (!stop) {
      assertThat(table.all()).containsAllEntriesOf(still);
    }
  }

  private void checkCounts(Database database, TestTable table) {
    Map<String, String> all = table.all();
    assertThat(all).containsAllEntriesOf(stillRows());
    long moving = (long) all.size() - STILL_ROWS;
    long counted = database.shards().stream().mapToLong(ShardInfo::rows).sum();
    assertThat(counted - STILL_ROWS).isBetween(moving, (long) KEYS);
  }

  private void checkFinalState(Database database, TestTable table) {
    Map<String, String> all = table.all();
    for (int key = 0; key < KEYS; key++) {
      long expected = acknowledged.get(key);
      String found = all.get(movingKey(key));
      assertThat(found == null ? 0 : Long.parseLong(found)).as("key %d", key).isEqualTo(expected);
    }
    checkEachRowIsInItsShard(database, table, all);
  }

  private void checkEachRowIsInItsShard(
      Database database, TestTable table, Map<String, String> all) {
    Map<Integer, Long> expected = new HashMap<>();
    int shards = SHARDS[SHARDS.length - 1];
    assertThat(database.shards()).hasSize(shards);
    for (String key : all.keySet()) {
      expected.merge(KeyHash.slot(table.encodeKey(key), shards), 1L, Long::sum);
    }
    for (ShardInfo shard : database.shards()) {
      assertThat(shard.state()).isEqualTo(ShardInfo.State.ACTIVE);
      assertThat(shard.rows()).as("slot %d", shard.slot()).isEqualTo(expected.get(shard.slot()));
    }
    assertThat(database.shards()).extracting(ShardInfo::shard).doesNotHaveDuplicates();
  }

  private static Map<String, String> stillRows() {
    Map<String, String> rows = new ConcurrentHashMap<>();
    for (int i = 0; i < STILL_ROWS; i++) {
      rows.put("still-" + i, "value-" + i);
    }
    return rows;
  }

  private static String movingKey(int key) {
    return "moving-" + key;
  }
}
