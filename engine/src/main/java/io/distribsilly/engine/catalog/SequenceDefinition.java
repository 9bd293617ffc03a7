package io.distribsilly.engine.catalog;

import java.util.Objects;

/**
 * A sequence that has a name. Immutable.
 *
 * @param id identifies it; positive, never used again, for a table neither. One that is not stored
 *     yet has id 0.
 * @param schema the schema it is in
 * @param name the name, in the case it is stored
 * @param options how it counts
 */
public record SequenceDefinition(int id, String schema, String name, SequenceOptions options) {
  public SequenceDefinition {
    Objects.requireNonNull(schema);
    Objects.requireNonNull(name);
    Objects.requireNonNull(options);
  }

  /** Returns what messages call it: its name, behind that of its schema unless it is PUBLIC. */
  public String label() {
    return TableDefinition.label(schema, name);
  }

  /** Returns the same sequence under the id that the catalog gave it. */
  public SequenceDefinition withId(int newId) {
    return new SequenceDefinition(newId, schema, name, options);
  }

  /** Returns the same sequence, counting in another way. */
  public SequenceDefinition withOptions(SequenceOptions newOptions) {
    return new SequenceDefinition(id, schema, name, newOptions);
  }
}
