package io.distribsilly.engine.store.xodus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The log files that Xodus's garbage collector has emptied and believes removed. A store that is
 * cut back to its checkpoint needs those that were emptied after the checkpoint: there they are
 * again, and full of life. So they stay on disk until the next checkpoint is completed.
 *
 * <pre>
 * prepareCheckpoint      A      B     ...
 * asked for removal    1   2  3   4
 * completed                 A       B      A deletes 1, B deletes 2 and 3, 4 waits
 * </pre>
 *
 * <p>Used by one thread at a time.
 */
final class Removals {
  /** Every file that waits, by address. */
  private final Set<Long> waiting = new TreeSet<>();

  /** Those that were asked for before the last checkpoint was prepared. */
  private List<Long> beforeCheckpoint = List.of();

  /** Whether there is a checkpoint that the store may be cut back to. */
  private boolean holding;

  Removals(boolean holding) {
    this.holding = holding;
  }

  /** Notes a file, unless it may be deleted at once because there is no checkpoint. */
  boolean hold(long address) {
    if (holding) {
      waiting.add(address);
    }
    return holding;
  }

  /** Begins a checkpoint: what was asked for until now is dead in it. */
  void prepare() {
    holding = true;
    beforeCheckpoint = List.copyOf(waiting);
  }

  /** Returns the files that the checkpoint which was prepared last does not need. */
  List<Long> removable() {
    return new ArrayList<>(beforeCheckpoint);
  }

  /** Forgets a file that is deleted. */
  void deleted(long address) {
    waiting.remove(address);
  }

  /** Returns how many files wait. */
  int count() {
    return waiting.size();
  }
}
