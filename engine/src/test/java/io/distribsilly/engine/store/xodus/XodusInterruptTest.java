package io.distribsilly.engine.store.xodus;

import static io.distribsilly.engine.store.xodus.StoreFixture.key;
import static io.distribsilly.engine.store.xodus.StoreFixture.randomBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XodusInterruptTest {
  private static final int ROWS = 6_000;
  private static final int ROUNDS = 4;

  @TempDir Path temp;

  private final XodusStoreFactory factory =
      new XodusStoreFactory(StoreFixture.CACHE_BYTES, new Disk());
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger reading = new AtomicInteger();
  private final AtomicLong interrupts = new AtomicLong();

  @Test
  void interruptedReadersOfColdDataNeitherFailNorHarmTheWriter() throws Exception {
    fill();
    for (int round = 0; round < ROUNDS; round++) {
      try (Store store = factory.open(temp.resolve("store"))) { // its pages are cold again
        List<Thread> readers = start(store);
        int written = 0;
        while (reading.get() > 0) {
          readers.forEach(Thread::interrupt);
          interrupts.incrementAndGet();
          int row = written++ % ROWS;
          store.write(new StoreBatch().put(key(row), value(row)));
        }
        for (Thread reader : readers) {
          reader.join();
        }
        store.sync();
      }
      assertThat(failures).isEmpty();
    }
    assertThat(interrupts.get()).isGreaterThan(ROUNDS);
  }

  private void fill() {
    try (Store store = factory.open(temp.resolve("store"))) {
      for (int row = 0; row < ROWS; row += 500) {
        StoreBatch batch = new StoreBatch();
        for (int i = row; i < row + 500; i++) {
          batch.put(key(i), value(i));
        }
        store.write(batch);
      }
    }
  }

  private static byte[] value(int row) {
    return randomBytes(row, 3000);
  }

  private List<Thread> start(Store store) {
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Random random = new Random(i);
      boolean scan = i == 3;
      Thread reader = new Thread(() -> run(() -> read(store, random, scan)));
      reading.incrementAndGet();
      reader.start();
      readers.add(reader);
    }
    return readers;
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | AssertionError e) {
      failures.add(e);
    } finally {
      reading.decrementAndGet();
    }
  }

  private static void read(Store store, Random random, boolean scan) {
    if (scan) {
      scan(store);
      return;
    }
    for (int i = 0; i < 3000; i++) {
      int row = random.nextInt(ROWS);
      assertThat(store.get(key(row)).orElseThrow()).isEqualTo(value(row));
    }
  }

  private static void scan(Store store) {
    try (StoreSnapshot snapshot = store.snapshot();
        StoreCursor cursor = snapshot.scan(KeyRange.ALL, Direction.ASCENDING)) {
      int row = 0;
      while (cursor.next()) {
        assertThat(cursor.value()).isEqualTo(value(row++));
      }
      assertThat(row).isEqualTo(ROWS);
    }
  }

  @Test
  void anInterruptedThreadMayOpenWriteSyncCloneAndClose() {
    Thread.currentThread().interrupt();
    Store store = factory.open(temp.resolve("store"));
    store.write(new StoreBatch().put(key(1), randomBytes(1, 3 * XodusLog.FILE_BYTES)));
    store.sync();
    try (StoreSnapshot snapshot = store.snapshot()) {
      store.cloneTo(snapshot, List.of(temp.resolve("clone")));
    }
    store.close();
    assertThat(Thread.interrupted()).isTrue();
    try (Store clone = factory.open(temp.resolve("clone"))) {
      assertThat(clone.get(key(1)).orElseThrow())
          .isEqualTo(randomBytes(1, 3 * XodusLog.FILE_BYTES));
    }
  }
}
