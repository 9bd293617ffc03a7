package io.distribsilly.engine.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RowLocksTest {
  private static final Executor THREADS = task -> new Thread(task).start();
  private static final Duration LONG = Duration.ofHours(1);
  private static final RowKey A = row("a");
  private static final RowKey B = row("b");
  private static final RowKey C = row("c");

  private final RowLocks locks = new RowLocks(row -> "row " + new String(row.key()));
  private final LockOwner first = new LockOwner();
  private final LockOwner second = new LockOwner();
  private final LockOwner third = new LockOwner();

  @AfterEach
  void nothingIsLeftOfLocksThatWereGivenBack() {
    List.of(first, second, third).forEach(locks::unlockAll);
    assertThat(locks.size()).isZero();
  }

  @Test
  void lockingARowTwiceTakesItOnce() {
    assertThat(locks.lock(first, List.of(B, A, B), LONG)).containsExactly(A, B);
    assertThat(locks.lock(first, List.of(A, C), LONG)).containsExactly(C);
    assertThat(locks.size()).isEqualTo(3);
  }

  @Test
  void waitersGetTheRowInTheOrderOfAsking() {
    locks.lock(first, List.of(A), LONG);
    ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<Void>> waiters = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      LockOwner owner = new LockOwner();
      waiters.add(
          waiting(
              owner,
              () -> {
                locks.lock(owner, List.of(A), LONG);
                order.add(number);
                locks.unlockAll(owner);
              }));
    }
    locks.unlockAll(first);
    waiters.forEach(CompletableFuture::join);
    assertThat(List.copyOf(order)).isSorted().hasSize(20);
  }

  @Test
  void aNewcomerDoesNotOvertakeWhoWaits() {
    locks.lock(first, List.of(A), LONG);
    CompletableFuture<Void> waiter = waiting(second, A);
    locks.unlockAll(first);
    assertFails(ErrorCode.LOCK_TIMEOUT, () -> locks.lock(third, List.of(A), Duration.ZERO));
    waiter.join();
  }

  @Test
  void aCircleOfTwoIsRefusedToWhoWouldCloseIt() {
    locks.lock(first, List.of(A), LONG);
    locks.lock(second, List.of(B), LONG);
    CompletableFuture<Void> waiter = waiting(first, B);
    assertThatThrownBy(() -> locks.lock(second, List.of(A), LONG))
        .hasMessageContaining("deadlock")
        .hasMessageContaining("row a")
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SERIALIZATION_FAILURE));
    locks.unlockAll(second);
    waiter.join();
  }

  @Test
  void aCircleThroughQueuesIsRefused() {
    locks.lock(first, List.of(A), LONG);
    locks.lock(second, List.of(B), LONG);
    locks.lock(third, List.of(C), LONG);
    LockOwner fourth = new LockOwner();
    CompletableFuture<Void> thirdForA = waiting(third, A);
    CompletableFuture<Void> fourthForA = waiting(fourth, A);
    CompletableFuture<Void> secondForC = waiting(second, C);
    assertFails(ErrorCode.SERIALIZATION_FAILURE, () -> locks.lock(first, List.of(B), LONG));
    locks.unlockAll(first);
    thirdForA.join();
    locks.unlockAll(third);
    fourthForA.join();
    secondForC.join();
    locks.unlockAll(fourth);
  }

  @Test
  void whoGetsARowThatOthersWaitForCanBeWaitedForInACircle() {
    locks.lock(first, List.of(A), LONG);
    CompletableFuture<Void> secondForA = waiting(second, A);
    locks.lock(third, List.of(B), LONG);
    CompletableFuture<Void> thirdForA = waiting(third, A);
    locks.unlockAll(first);
    secondForA.join();
    assertFails(ErrorCode.SERIALIZATION_FAILURE, () -> locks.lock(second, List.of(B), LONG));
    locks.unlockAll(second);
    thirdForA.join();
  }

  @Test
  void aWaitEndsWithItsTimeoutAndLeavesTheQueue() {
    locks.lock(first, List.of(A), LONG);
    long start = System.nanoTime();
    assertFails(
        ErrorCode.LOCK_TIMEOUT, () -> locks.lock(second, List.of(A), Duration.ofMillis(30)));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000L);
    locks.unlockAll(first);
    assertThat(locks.size()).isZero();
  }

  @Test
  void theLongestTimeoutIsNoneAtAll() {
    locks.lock(first, List.of(A), LONG);
    CompletableFuture<Void> waiter =
        waiting(second, () -> locks.lock(second, List.of(A), Duration.ofSeconds(Long.MAX_VALUE)));
    locks.unlockAll(first);
    waiter.join();
  }

  @Test
  void aCallThatFailsKeepsNoneOfItsRows() {
    locks.lock(second, List.of(C), LONG);
    locks.lock(first, List.of(B), LONG);
    assertFails(ErrorCode.LOCK_TIMEOUT, () -> locks.lock(first, List.of(A, B, C), Duration.ZERO));
    assertThat(first.holds(A)).isFalse();
    assertThat(first.holds(B)).isTrue();
    locks.lock(third, List.of(A), Duration.ZERO);
  }

  @Test
  void cancelEndsTheWaitThatIsAndTheNextOne() {
    locks.lock(first, List.of(A), LONG);
    CompletableFuture<Void> waiter = waiting(second, A);
    locks.cancel(second);
    assertThatThrownBy(waiter::join)
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("canceled while it waited for row a");
    assertFails(ErrorCode.QUERY_CANCELED, () -> locks.lock(second, List.of(A), LONG));
    locks.lock(second, List.of(B), LONG);
  }

  @Test
  void cancelOfOneInTheMiddleOfAQueueLetsTheOthersGoOn() {
    locks.lock(first, List.of(A), LONG);
    CompletableFuture<Void> canceled = waiting(second, A);
    CompletableFuture<Void> waiter = waiting(third, A);
    locks.cancel(second);
    assertThatThrownBy(canceled::join).hasMessageContaining("canceled");
    locks.unlockAll(first);
    waiter.join();
  }

  @Test
  void anInterruptDoesNotEndAWaitAndStaysSet() {
    locks.lock(first, List.of(A), LONG);
    AtomicBoolean kept = new AtomicBoolean();
    Thread waiter =
        new Thread(
            () -> {
              locks.lock(second, List.of(A), LONG);
              kept.set(Thread.currentThread().isInterrupted());
            });
    waiter.start();
    Waiting.until(() -> locks.isWaiting(second), "second waits");
    for (int i = 0; i < 100; i++) {
      waiter.interrupt();
    }
    assertThat(locks.isWaiting(second)).isTrue();
    locks.unlockAll(first);
    Waiting.until(() -> !waiter.isAlive(), "second has the row");
    assertThat(kept).isTrue();
    assertThat(second.holds(A)).isTrue();
  }

  @Test
  void locksBelongToTheirOwnerInWhateverThread() {
    CompletableFuture.runAsync(() -> locks.lock(first, List.of(A), LONG), THREADS).join();
    assertFails(ErrorCode.LOCK_TIMEOUT, () -> locks.lock(second, List.of(A), Duration.ZERO));
    CompletableFuture.runAsync(() -> locks.unlockAll(first), THREADS).join();
    locks.lock(second, List.of(A), Duration.ZERO);
  }

  private CompletableFuture<Void> waiting(LockOwner owner, RowKey row) {
    return waiting(owner, () -> locks.lock(owner, List.of(row), LONG));
  }

  /** Runs a task in another thread, and returns when its owner waits. */
  private CompletableFuture<Void> waiting(LockOwner owner, Runnable task) {
    CompletableFuture<Void> running = CompletableFuture.runAsync(task, THREADS);
    Waiting.until(() -> locks.isWaiting(owner) || running.isDone(), "a wait");
    return running;
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static RowKey row(String key) {
    return new RowKey(1, key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
