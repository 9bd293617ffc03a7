package io.distribsilly.engine.history;

import io.distribsilly.engine.history.Call.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether the history of one key is linearizable: whether there is one order of all calls in
 * which each gives its answer, and none comes after a call that began after its end. It searches
 * for that order, and never looks twice at the same set of calls that leave the same value: J. M.
 * Wing and C. Gong, Testing and Verifying Concurrent Objects, 1993; G. Lowe, Testing for
 * Linearizability, 2017.
 */
public final class HistoryChecker {
  /** By their beginnings. */
  private final List<Operation> operations;

  private final BitSet done = new BitSet();
  private final Set<Seen> seen = new HashSet<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private Value value = Value.NOTHING;
  private int longest = -1;
  private String stuck = "";

  private HistoryChecker(List<Operation> operations) {
    this.operations =
        operations.stream().sorted(Comparator.comparingLong(Operation::begin)).toList();
  }

  /**
   * Calls that are done, all before {@code first} and some after it, and what they leave.
   *
   * @param later which of those from {@code first} on
   */
  private record Seen(int first, BitSet later, Value value) {}

  /**
   * A place in the search.
   *
   * @param candidates what may come next and was not tried
   * @param taken what was done to come here, -1 at the beginning
   * @param before the value before that
   */
  private record Step(Iterator<Integer> candidates, int taken, Value before) {}

  /** Returns where the search for an order ends, empty if there is an order. */
  public static Optional<String> findViolation(List<Operation> history) {
    return new HistoryChecker(history).search();
  }

  private Optional<String> search() {
    steps.push(new Step(candidates().iterator(), -1, value));
    while (done.cardinality() < operations.size()) {
      if (steps.isEmpty()) {
        return Optional.of(stuck);
      }
      Step step = steps.peek();
      if (step.candidates.hasNext()) {
        tryNext(step.candidates.next());
      } else {
        goBack(steps.pop());
      }
    }
    return Optional.empty();
  }

  private void tryNext(int candidate) {
    Optional<Value> after = operations.get(candidate).call().applyTo(value);
    if (after.isEmpty()) {
      return;
    }
    done.set(candidate);
    int first = done.nextClearBit(0);
    if (seen.add(new Seen(first, done.get(first, done.length()), after.get()))) {
      List<Integer> next = candidates();
      steps.push(new Step(next.iterator(), candidate, value));
      value = after.get();
      note(next);
    } else {
      done.clear(candidate);
    }
  }

  private void goBack(Step step) {
    if (step.taken >= 0) {
      done.clear(step.taken);
      value = step.before;
    }
  }

  /** Returns the calls that began before every call which is not done has ended. */
  private List<Integer> candidates() {
    List<Integer> candidates = new ArrayList<>();
    long firstEnd = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
      Operation operation = operations.get(i);
      if (operation.begin() > firstEnd) {
        break;
      }
      firstEnd = Math.min(firstEnd, operation.end());
      candidates.add(i);
    }
    candidates.sort(Comparator.comparingLong(i -> operations.get(i).end()));
    return candidates;
  }

  private void note(List<Integer> next) {
    if (steps.size() > longest) {
      longest = steps.size();
      stuck =
          "after %d of %d calls the key holds %s, and none of these can come next: %s"
              .formatted(
                  done.cardinality(),
                  operations.size(),
                  value.content(),
                  next.stream().map(operations::get).toList());
    }
  }
}
