package io.distribsilly.engine.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** What clients do, written down while they do it, key by key. Thread-safe. */
public final class History {
  private final Map<String, Queue<Operation>> byKey = new ConcurrentHashMap<>();

  /**
   * Makes a call and notes it. A call that throws is not noted: it must not have changed anything.
   */
  public void record(int client, String key, Supplier<Call> call) {
    long begin = System.nanoTime();
    Call answered = call.get();
    long end = System.nanoTime();
    byKey
        .computeIfAbsent(key, absent -> new ConcurrentLinkedQueue<>())
        .add(new Operation(client, answered, begin, end));
  }

  /** Returns how many calls are noted. */
  public int size() {
    return byKey.values().stream().mapToInt(Queue::size).sum();
  }

  /** Returns why a key's history cannot be explained, for some key if there is one. */
  public Optional<String> findViolation() {
    return byKey.entrySet().stream()
        .flatMap(
            entry ->
                HistoryChecker.findViolation(new ArrayList<>(entry.getValue())).stream()
                    .map(violation -> "key " + entry.getKey() + ": " + violation))
        .findFirst();
  }

  /** Returns the calls on a key, in the order in which they were answered, roughly. */
  public List<Operation> of(String key) {
    return List.copyOf(byKey.getOrDefault(key, new ConcurrentLinkedQueue<>()));
  }
}
