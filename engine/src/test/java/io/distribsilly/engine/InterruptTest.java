package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interrupting the threads of an application at any moment harms neither them nor anybody else. */
final class InterruptTest {
  private static final int THREADS = 6;
  private static final int WRITES_A_THREAD = 300;

  @TempDir Path folder;

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, String> written = new ConcurrentHashMap<>();
  private final AtomicInteger seenInterrupts = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(Durability.class)
  void interruptsAtRandomMomentsHarmNothing(Durability durability) throws Exception {
    DatabaseOptions options = DatabaseOptions.DEFAULT.withDurability(durability);
    try (Database database = Database.open(folder, options)) {
      List<Thread> threads = startThreads(new TestTable(database));
      Random random = new Random(7);
      while (threads.stream().anyMatch(Thread::isAlive)) {
        threads.get(random.nextInt(THREADS)).interrupt();
        Thread.onSpinWait();
      }
      Thread.currentThread().interrupt();
      database.reshard(8);
      assertThat(Thread.interrupted()).as("the interrupt status is kept").isTrue();
      assertThat(failures).isEmpty();
      assertThat(seenInterrupts.get()).isPositive();
      assertThat(new TestTable(database).all()).containsExactlyInAnyOrderEntriesOf(written);
      Thread.currentThread().interrupt();
    }
    try (Database database = Database.open(folder, options)) {
      assertThat(Thread.interrupted()).as("the interrupt status is kept").isTrue();
      assertThat(new TestTable(database).all()).containsExactlyInAnyOrderEntriesOf(written);
    }
  }

  private List<Thread> startThreads(TestTable table) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      threads.add(new Thread(() -> writeAndRead(table, thread)));
    }
    threads.forEach(Thread::start);
    return threads;
  }

  private void writeAndRead(TestTable table, int thread) {
    try {
      for (int i = 0; i < WRITES_A_THREAD; i++) {
        String key = thread + "-" + i;
        table.put(key, "value " + i);
        written.put(key, "value " + i);
        assertThat(table.get(key)).contains("value " + i);
        if (Thread.interrupted()) {
          seenInterrupts.incrementAndGet();
        }
      }
    } catch (Throwable e) {
      failures.add(e);
    }
  }
}
