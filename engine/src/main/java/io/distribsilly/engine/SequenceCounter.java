package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.catalog.SequenceBlock;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SequencePosition;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Gives the values of one sequence. A block is as large as what was given since the database was
 * opened, unless the sequence has a CACHE: so a crash never wastes more values than were given, and
 * soon there is one sync for tens of thousands of values. Thread-safe.
 */
final class SequenceCounter {
  private static final long MIN_BLOCK = 32;
  private static final long MAX_BLOCK = 1 << 16;

  private final ManifestStore manifests;
  private final int id;

  /** How the sequence counts, as of the last block; null before the first. */
  private SequenceOptions options;

  private long next;

  /** How many values of the block are left. */
  private long left;

  private long given;

  SequenceCounter(ManifestStore manifests, int id) {
    this.manifests = manifests;
    this.id = id;
  }

  /** Returns the next value. */
  synchronized long next() {
    if (left == 0) {
      reserve();
    }
    long value = next;
    left--;
    given++;
    if (left > 0) {
      next = value + options.increment();
    }
    return value;
  }

  private void reserve() {
    AtomicReference<SequenceBlock> block = new AtomicReference<>();
    Manifest changed = manifests.update(manifest -> reserved(manifest, block));
    options = options(changed);
    next = block.get().first();
    left = block.get().count();
  }

  private Manifest reserved(Manifest manifest, AtomicReference<SequenceBlock> block) {
    SequenceOptions counting = options(manifest);
    SequencePosition position = position(manifest).orElse(SequencePosition.start(counting));
    if (position.next().isEmpty()) {
      throw new EngineException(
          ErrorCode.SEQUENCE_EXHAUSTED,
          "%s has given its last value, between %d and %d; restart it, or let it CYCLE"
              .formatted(manifest.catalog().sequenceLabel(id), counting.min(), counting.max()));
    }
    block.set(position.reserve(counting, blockSize(counting)));
    return manifest.withSequences(manifest.sequences().with(id, block.get().after()));
  }

  private long blockSize(SequenceOptions counting) {
    return counting.cache() > 0
        ? counting.cache()
        : Math.max(MIN_BLOCK, Math.min(given, MAX_BLOCK));
  }

  /** As {@link Sequences#change}. */
  synchronized Manifest change(
      Function<Optional<SequencePosition>, UnaryOperator<Manifest>> change) {
    Optional<SequencePosition> unused = unused();
    Manifest changed =
        manifests.update(
            manifest -> change.apply(unused.or(() -> position(manifest))).apply(manifest));
    left = 0;
    return changed;
  }

  /** Returns where the sequence is, if that is before the end of a block. */
  synchronized Optional<SequencePosition> unused() {
    return left == 0 ? Optional.empty() : Optional.of(SequencePosition.of(next));
  }

  /** Returns where the sequence is. */
  synchronized SequencePosition position() {
    Manifest manifest = manifests.current();
    return unused()
        .or(() -> position(manifest))
        .orElseGet(() -> SequencePosition.start(options(manifest)));
  }

  private Optional<SequencePosition> position(Manifest manifest) {
    return Optional.ofNullable(manifest.sequences().positions().get(id));
  }

  private SequenceOptions options(Manifest manifest) {
    return Sequences.options(manifest, id)
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.SEQUENCE_NOT_FOUND,
                    "a sequence that the statement uses was dropped meanwhile; execute it again"));
  }
}
