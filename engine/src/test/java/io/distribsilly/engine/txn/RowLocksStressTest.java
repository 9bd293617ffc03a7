package io.distribsilly.engine.txn;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Locks taken in whatever order: nobody waits for ever, and no row ever has two owners. */
final class RowLocksStressTest {
  private static final int THREADS = 8;
  private static final int TRANSACTIONS = 400;
  private static final int ROWS = 6;
  private static final Duration FOREVER = Duration.ofDays(1);

  private final RowLocks locks = new RowLocks(RowKey::toString);
  private final AtomicReferenceArray<LockOwner> owners = new AtomicReferenceArray<>(ROWS);
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicReferenceArray<LockOwner> running = new AtomicReferenceArray<>(THREADS);
  private final AtomicInteger deadlocks = new AtomicInteger();
  private final AtomicInteger completed = new AtomicInteger();

  static long[] seeds() {
    long base = Long.getLong("distribsilly.seed", 7_031_405L);
    int count = Integer.getInteger("distribsilly.seeds", 10);
    return new Random(base).longs(count).toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyRunEndsAndEveryRowHasOneOwner(long seed) throws InterruptedException {
    Random random = new Random(seed);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      Random own = new Random(random.nextLong());
      threads.add(new Thread(() -> run(number, own)));
    }
    threads.forEach(Thread::start);
    disturb(threads, random);
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(60));
      assertThat(thread.isAlive()).as("a thread waits for ever, seed %d", seed).isFalse();
    }
    assertThat(failures).as("seed %d", seed).isEmpty();
    assertThat(locks.size()).isZero();
    assertThat(deadlocks).as("the test means something").hasPositiveValue();
    assertThat(completed).as("the test means something").hasPositiveValue();
  }

  /** Interrupts and cancels at random as long as somebody runs. */
  private void disturb(List<Thread> threads, Random random) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (threads.stream().anyMatch(Thread::isAlive) && System.nanoTime() < deadline) {
      int number = random.nextInt(THREADS);
      LockOwner owner = running.get(number);
      if (owner != null && random.nextInt(50) == 0) {
        locks.cancel(owner);
      } else if (random.nextInt(10) == 0) {
        threads.get(number).interrupt();
      }
      Thread.yield();
    }
  }

  private void run(int number, Random random) {
    for (int i = 0; i < TRANSACTIONS && failures.isEmpty(); i++) {
      LockOwner owner = new LockOwner();
      running.set(number, owner);
      try {
        transact(owner, random);
      } catch (Throwable e) {
        failures.add(e);
      }
    }
  }

  private void transact(LockOwner owner, Random random) {
    List<Integer> mine = new ArrayList<>();
    try {
      takeSome(owner, random, mine);
      completed.incrementAndGet();
    } catch (EngineException e) {
      note(e);
    } finally {
      mine.forEach(row -> give(owner, row));
      locks.unlockAll(owner);
    }
  }

  private void takeSome(LockOwner owner, Random random, List<Integer> mine) {
    int calls = 1 + random.nextInt(4);
    for (int i = 0; i < calls; i++) {
      List<RowKey> wanted = new ArrayList<>();
      for (int j = 0; j <= random.nextInt(2); j++) {
        wanted.add(row(random.nextInt(ROWS)));
      }
      Duration timeout = random.nextInt(20) == 0 ? Duration.ofNanos(50_000) : FOREVER;
      for (RowKey taken : locks.lock(owner, wanted, timeout)) {
        int number = taken.key()[0];
        if (!owners.compareAndSet(number, null, owner)) {
          throw new AssertionError("row %d has two owners".formatted(number));
        }
        mine.add(number);
      }
      Thread.yield();
    }
  }

  private void give(LockOwner owner, int row) {
    if (!owners.compareAndSet(row, owner, null)) {
      failures.add(new AssertionError("row %d was taken from its owner".formatted(row)));
    }
  }

  private void note(EngineException error) {
    if (error.code() == ErrorCode.SERIALIZATION_FAILURE) {
      deadlocks.incrementAndGet();
    } else if (error.code() != ErrorCode.QUERY_CANCELED && error.code() != ErrorCode.LOCK_TIMEOUT) {
      failures.add(error);
    }
  }

  private static RowKey row(int number) {
    return new RowKey(1, new byte[] {(byte) number});
  }
}
