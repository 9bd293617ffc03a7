package io.distribsilly.engine.catalog;

import java.util.Objects;

/**
 * What makes a column count its rows. Immutable.
 *
 * @param sequence the id of the sequence behind it, which has no name; 0 if it is not stored yet
 * @param always whether statements must not give the column a value of their own
 * @param options how it counts
 */
public record Identity(int sequence, boolean always, SequenceOptions options) {
  public Identity {
    Objects.requireNonNull(options);
  }

  Identity withSequence(int newSequence) {
    return new Identity(newSequence, always, options);
  }

  /** Returns the same identity, counting in another way. */
  public Identity withOptions(SequenceOptions newOptions) {
    return new Identity(sequence, always, newOptions);
  }
}
