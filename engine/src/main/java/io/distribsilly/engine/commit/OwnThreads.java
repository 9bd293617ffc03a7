package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Daemon threads of our own, which nobody outside can interrupt. Everything that writes files runs
 * on them: on JDK 17 an interrupt of a thread inside an interruptible channel closes the channel.
 * Thread-safe.
 */
public final class OwnThreads implements Executor, AutoCloseable {
  private final ThreadPoolExecutor executor;

  private OwnThreads(ThreadPoolExecutor executor) {
    this.executor = executor;
  }

  /** Returns up to {@code max} threads, which end when they are idle. */
  public static OwnThreads pool(String name, int max) {
    AtomicInteger count = new AtomicInteger();
    ThreadFactory factory = task -> daemon(task, name + "-" + count.incrementAndGet());
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            max, max, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    executor.allowCoreThreadTimeOut(true);
    return new OwnThreads(executor);
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  /**
   * Runs a task on one of the threads and waits for it, however often the caller is interrupted
   * meanwhile; its interrupt status stays set.
   *
   * @throws EngineException what the task threw, or INTERNAL_ERROR around it
   */
  public <T> T call(Callable<T> task) {
    return await(submit(task));
  }

  /** Starts a task on one of the threads. */
  public <T> CompletableFuture<T> submit(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    execute(() -> complete(result, task));
    return result;
  }

  /**
   * Runs a task for each of the inputs, side by side, and waits for all of them.
   *
   * @return the results, in the order of the inputs
   * @throws EngineException the first failure; the others are attached to it
   */
  public <I, T> List<T> callAll(Collection<I> inputs, Function<I, T> task) {
    List<CompletableFuture<T>> running =
        inputs.stream().map(input -> submit(() -> task.apply(input))).toList();
    List<T> results = new ArrayList<>(running.size());
    List<EngineException> failures = new ArrayList<>();
    for (CompletableFuture<T> one : running) {
      try {
        results.add(await(one));
      } catch (EngineException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      EngineException first = failures.get(0);
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      throw first;
    }
    return results;
  }

  /** Waits for a thread to end, however often the caller is interrupted meanwhile. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs a task and puts its result or its failure into a future. */
  static <T> void complete(CompletableFuture<T> result, Callable<T> task) {
    try {
      result.complete(task.call());
    } catch (Throwable failure) { // whoever waits must hear of it, whatever it is
      result.completeExceptionally(failure);
    }
  }

  /**
   * Waits for a result, however often the caller is interrupted meanwhile.
   *
   * @throws EngineException the failure, with the caller's stack and the original as its cause
   */
  public static <T> T await(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException failure) {
      throw asEngineException(failure.getCause());
    }
  }

  /** Returns the failure as an exception of the engine, thrown from here. */
  public static EngineException asEngineException(Throwable failure) {
    if (failure instanceof EngineException known) {
      return new EngineException(known.code(), known.getMessage(), known);
    }
    return new EngineException(ErrorCode.INTERNAL_ERROR, "unexpected failure: " + failure, failure);
  }

  /** Waits until all that was submitted is done, and ends the threads. */
  @Override
  public void close() {
    executor.shutdown();
    boolean interrupted = false;
    boolean terminated = false;
    while (!terminated) {
      try {
        terminated = executor.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
