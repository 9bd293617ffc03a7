package io.distribsilly.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sequences that have names, and where all sequences are. Immutable; each {@code with} method
 * returns a changed copy.
 *
 * @param named those with names, in the order they were created
 * @param positions by the id of the sequence; one that is missing has not begun. The sequence that
 *     counts the rows of a table without a primary key has the table's id.
 */
public record SequenceCatalog(
    List<SequenceDefinition> named, Map<Integer, SequencePosition> positions) {
  /** No sequences. */
  public static final SequenceCatalog EMPTY = new SequenceCatalog(List.of(), Map.of());

  public SequenceCatalog {
    named = List.copyOf(named);
    positions = Map.copyOf(positions);
  }

  /** Returns the sequence with exactly this name. */
  public Optional<SequenceDefinition> sequence(String schema, String name) {
    return named.stream()
        .filter(sequence -> sequence.schema().equals(schema) && sequence.name().equals(name))
        .findFirst();
  }

  /** Returns the sequence with this id, if it has a name. */
  public Optional<SequenceDefinition> named(int id) {
    return named.stream().filter(sequence -> sequence.id() == id).findFirst();
  }

  /** Adds a sequence, or replaces the one with its id. */
  public SequenceCatalog with(SequenceDefinition sequence) {
    List<SequenceDefinition> changed = new ArrayList<>(named);
    boolean replaced = changed.stream().anyMatch(other -> other.id() == sequence.id());
    changed.replaceAll(other -> other.id() == sequence.id() ? sequence : other);
    if (!replaced) {
      changed.add(sequence);
    }
    return new SequenceCatalog(changed, positions);
  }

  /** Says where a sequence is. */
  public SequenceCatalog with(int id, SequencePosition position) {
    Map<Integer, SequencePosition> changed = new TreeMap<>(positions);
    changed.put(id, position);
    return new SequenceCatalog(named, changed);
  }

  /** Forgets where a sequence is, and the sequence if it has a name. */
  public SequenceCatalog without(int id) {
    return without(List.of(id));
  }

  /** Forgets where sequences are, and those among them that have names. */
  public SequenceCatalog without(List<Integer> ids) {
    Map<Integer, SequencePosition> changed = new TreeMap<>(positions);
    ids.forEach(changed::remove);
    return new SequenceCatalog(
        named.stream().filter(sequence -> !ids.contains(sequence.id())).toList(), changed);
  }
}
