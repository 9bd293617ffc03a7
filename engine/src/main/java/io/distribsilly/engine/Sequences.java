package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SequencePosition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Gives the values of sequences: from blocks that are reserved in the manifest before the first of
 * their values is given, so that none is given twice, whatever happens. Thread-safe.
 */
final class Sequences {
  private final ManifestStore manifests;
  private final Map<Integer, SequenceCounter> counters = new ConcurrentHashMap<>();

  Sequences(ManifestStore manifests) {
    this.manifests = manifests;
  }

  /**
   * Returns the next value.
   *
   * @throws EngineException with SEQUENCE_EXHAUSTED, SEQUENCE_NOT_FOUND if it was dropped,
   *     DISK_FULL or IO_ERROR if no more values could be reserved
   */
  long next(int id) {
    SequenceCounter counter = counters.get(id);
    return (counter == null ? counter(id) : counter).next();
  }

  private SequenceCounter counter(int id) {
    return counters.computeIfAbsent(id, key -> new SequenceCounter(manifests, key));
  }

  /**
   * Changes the manifest while nobody takes values of a sequence. What was reserved of it and not
   * given is given back.
   *
   * @param change is told where the sequence is; empty if it has not begun
   */
  Manifest change(int id, Function<Optional<SequencePosition>, UnaryOperator<Manifest>> change) {
    return counter(id).change(change);
  }

  /** Forgets the sequences that are no more. */
  void forgetUnknown(Catalog catalog) {
    counters.keySet().removeIf(id -> catalog.sequenceOptions(id).isEmpty());
  }

  /** Returns where a sequence is, as far as its values are given. */
  SequencePosition position(int id) {
    return counter(id).position();
  }

  /** Gives back what was reserved and not given; nobody takes values any more. */
  void giveBack() {
    Map<Integer, SequencePosition> unused = new TreeMap<>();
    counters.forEach((id, counter) -> counter.unused().ifPresent(at -> unused.put(id, at)));
    if (!unused.isEmpty()) {
      manifests.update(manifest -> returned(manifest, unused));
    }
  }

  private static Manifest returned(Manifest manifest, Map<Integer, SequencePosition> unused) {
    Manifest changed = manifest;
    for (Map.Entry<Integer, SequencePosition> entry : unused.entrySet()) {
      if (options(manifest, entry.getKey()).isPresent()) {
        changed = changed.withSequences(changed.sequences().with(entry.getKey(), entry.getValue()));
      }
    }
    return changed;
  }

  static Optional<SequenceOptions> options(Manifest manifest, int id) {
    return manifest.catalog().sequenceOptions(id);
  }
}
