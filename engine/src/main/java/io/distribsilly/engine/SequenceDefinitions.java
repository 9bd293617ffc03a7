package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Identity;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.catalog.SequenceCatalog;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SequencePosition;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Creates, changes and drops sequences, one at a time. */
final class SequenceDefinitions {
  private final ManifestStore manifests;
  private final CurrentCatalog catalog;
  private final Sequences sequences;
  private final Lock lock;

  /**
   * @param lock held while the catalog changes
   */
  SequenceDefinitions(
      ManifestStore manifests, CurrentCatalog catalog, Sequences sequences, Lock lock) {
    this.manifests = manifests;
    this.catalog = catalog;
    this.sequences = sequences;
    this.lock = lock;
  }

  SequenceDefinition create(SequenceDefinition sequence) {
    change(() -> manifests.update(manifest -> with(manifest, sequence)));
    return catalog.get().sequence(sequence.schema(), sequence.name()).orElseThrow();
  }

  private static Manifest with(Manifest manifest, SequenceDefinition sequence) {
    Schemas.check(manifest, sequence.schema());
    if (manifest.sequences().sequence(sequence.schema(), sequence.name()).isPresent()) {
      throw new EngineException(
          ErrorCode.SEQUENCE_ALREADY_EXISTS,
          "sequence \"%s\" exists already; drop it first, or use IF NOT EXISTS"
              .formatted(sequence.label()));
    }
    int id = manifest.nextTableId();
    return manifest
        .withTables(manifest.tables(), id + 1)
        .withSequences(manifest.sequences().with(sequence.withId(id)));
  }

  void drop(String schema, String name) {
    SequenceDefinition sequence = find(schema, name);
    change(
        () ->
            sequences.change(
                sequence.id(),
                position ->
                    manifest -> changed(manifest, manifest.sequences().without(sequence.id()))));
    sequences.forgetUnknown(catalog.get());
  }

  /** Changes how a sequence counts and, if that is given, where it goes on. */
  void alter(
      String schema, String name, UnaryOperator<SequenceOptions> options, OptionalLong restart) {
    SequenceDefinition sequence = find(schema, name);
    change(
        () ->
            sequences.change(
                sequence.id(),
                position ->
                    manifest -> {
                      SequenceDefinition before = named(manifest, sequence.id());
                      SequenceOptions changed = options.apply(before.options());
                      SequenceCatalog moved =
                          moved(manifest, sequence.id(), changed, position, restart);
                      return changed(manifest, moved.with(before.withOptions(changed)));
                    }));
  }

  /** Changes how the identity of a table counts and, if that is given, where it goes on. */
  void alterIdentity(int tableId, UnaryOperator<SequenceOptions> options, OptionalLong restart) {
    int sequence = table(catalog.get().table(tableId)).identity().orElseThrow().sequence();
    change(
        () ->
            sequences.change(
                sequence,
                position ->
                    manifest -> {
                      TableDefinition table = table(manifest.catalog().table(tableId));
                      Identity identity = table.identity().orElseThrow();
                      Identity changed = identity.withOptions(options.apply(identity.options()));
                      return manifest
                          .withTable(table.withIdentity(changed))
                          .withSequences(
                              moved(manifest, sequence, changed.options(), position, restart));
                    }));
  }

  private static SequenceDefinition named(Manifest manifest, int id) {
    return manifest
        .sequences()
        .named(id)
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.SEQUENCE_NOT_FOUND, "the sequence was dropped meanwhile"));
  }

  private static TableDefinition table(Optional<TableDefinition> found) {
    return found.orElseThrow(
        () ->
            new EngineException(
                ErrorCode.TABLE_NOT_FOUND, "the table was dropped or truncated meanwhile"));
  }

  private static SequenceCatalog moved(
      Manifest manifest,
      int id,
      SequenceOptions options,
      Optional<SequencePosition> position,
      OptionalLong restart) {
    restart.ifPresent(options::checkRestart);
    OptionalLong next =
        restart.isPresent() ? restart : position.orElse(SequencePosition.start(options)).next();
    next.ifPresent(options::checkRestart);
    return manifest.sequences().with(id, new SequencePosition(next));
  }

  private static Manifest changed(Manifest manifest, SequenceCatalog sequences) {
    return manifest.withTables(manifest.tables(), manifest.nextTableId()).withSequences(sequences);
  }

  private SequenceDefinition find(String schema, String name) {
    return catalog
        .get()
        .sequence(schema, name)
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.SEQUENCE_NOT_FOUND,
                    "sequence \"%s\" does not exist"
                        .formatted(TableDefinition.label(schema, name))));
  }

  private void change(Supplier<Manifest> change) {
    lock.lock();
    try {
      catalog.set(change.get().catalog());
    } finally {
      lock.unlock();
    }
  }
}
