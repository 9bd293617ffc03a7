package io.distribsilly.engine.history;

import java.util.Optional;

/** What a client did to one key, and what it was answered. */
public sealed interface Call {
  /**
   * Returns what the key holds after the call, empty if the answer is not that of a key which holds
   * this.
   */
  Optional<Value> applyTo(Value before);

  /** What a key holds: something or nothing. */
  record Value(Optional<String> content) {
    static final Value NOTHING = new Value(Optional.empty());

    static Value of(String content) {
      return new Value(Optional.of(content));
    }

    boolean exists() {
      return content.isPresent();
    }
  }

  /** Reads. */
  record Get(Optional<String> found) implements Call {
    @Override
    public Optional<Value> applyTo(Value before) {
      return before.content.equals(found) ? Optional.of(before) : Optional.empty();
    }
  }

  /** Writes, whatever is there. */
  record Put(String value) implements Call {
    @Override
    public Optional<Value> applyTo(Value before) {
      return Optional.of(Value.of(value));
    }
  }

  /** Writes if nothing is there; tells whether it has written. */
  record Insert(String value, boolean inserted) implements Call {
    @Override
    public Optional<Value> applyTo(Value before) {
      if (before.exists() == inserted) {
        return Optional.empty();
      }
      return Optional.of(inserted ? Value.of(value) : before);
    }
  }

  /** Deletes; tells whether there was anything. */
  record Delete(boolean existed) implements Call {
    @Override
    public Optional<Value> applyTo(Value before) {
      return before.exists() == existed ? Optional.of(Value.NOTHING) : Optional.empty();
    }
  }
}
