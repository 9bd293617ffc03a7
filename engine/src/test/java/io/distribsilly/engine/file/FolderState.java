package io.distribsilly.engine.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A folder at one moment: its entries as they were synced last, and what was done to them since.
 * Never changed.
 *
 * @param durable the entries that are on the device for certain
 * @param changes what was done since, in order
 */
record FolderState(Map<String, NodeState> durable, List<Change<NodeState>> changes)
    implements NodeState {
  /**
   * Something done to an entry.
   *
   * @param name the entry
   * @param node what it names from now on, empty if it is removed
   * @param movedTo the new name, if the entry was removed because it was renamed
   */
  record Change<N>(String name, Optional<N> node, Optional<String> movedTo) {}

  /** Returns the entries that the operating system has. */
  Map<String, NodeState> whole() {
    return apply(changes);
  }

  /**
   * Returns the entries that a power loss may leave: each as it was at the last sync or after any
   * later change of it; but what was renamed is found by one of its names at least.
   */
  Map<String, NodeState> afterPowerLoss(Random random) {
    return switch (changes.isEmpty() ? 0 : random.nextInt(4)) {
      case 0 -> durable;
      case 1 -> whole();
      default -> apply(some(random));
    };
  }

  private List<Change<NodeState>> some(Random random) {
    Map<String, Integer> lastKept = new HashMap<>();
    for (String name : changedNames()) {
      lastKept.put(name, random.nextInt(changes.size() + 1) - 1);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int number = 0; number < changes.size(); number++) {
        changed |= keepNewNameOfLostOne(number, lastKept);
      }
    }
    List<Change<NodeState>> kept = new ArrayList<>();
    for (int number = 0; number < changes.size(); number++) {
      if (lastKept.get(changes.get(number).name()) >= number) {
        kept.add(changes.get(number));
      }
    }
    return kept;
  }

  /** The new name of a rename comes right before the removal of the old one. */
  private boolean keepNewNameOfLostOne(int number, Map<String, Integer> lastKept) {
    Change<NodeState> change = changes.get(number);
    if (change.movedTo().isEmpty() || lastKept.get(change.name()) < number) {
      return false;
    }
    String newName = change.movedTo().get();
    boolean lost = lastKept.get(newName) < number - 1;
    if (lost) {
      lastKept.put(newName, number - 1);
    }
    return lost;
  }

  private Set<String> changedNames() {
    Set<String> names = new TreeSet<>();
    changes.forEach(change -> names.add(change.name()));
    return names;
  }

  private Map<String, NodeState> apply(List<Change<NodeState>> some) {
    Map<String, NodeState> entries = new TreeMap<>(durable);
    for (Change<NodeState> change : some) {
      change
          .node()
          .ifPresentOrElse(
              node -> entries.put(change.name(), node), () -> entries.remove(change.name()));
    }
    return entries;
  }
}
