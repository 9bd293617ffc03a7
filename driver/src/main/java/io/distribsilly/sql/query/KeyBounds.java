package io.distribsilly.sql.query;

import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.store.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a condition says about the leading columns of a primary key: the first are equal to
 * something, the one after them may be bounded. Immutable.
 *
 * <p>The range made from it holds every row that meets the condition, and may hold others: whoever
 * scans it checks the condition again.
 *
 * @param equal what the first key columns are equal to
 * @param low what the next column is not below, if anything
 * @param high what it is not above, if anything
 */
record KeyBounds(List<KeyOperand> equal, Optional<KeyOperand> low, Optional<KeyOperand> high) {
  static final KeyBounds NONE = new KeyBounds(List.of(), Optional.empty(), Optional.empty());

  KeyBounds {
    equal = List.copyOf(equal);
  }

  boolean isNone() {
    return equals(NONE);
  }

  /** Returns the range of keys for one execution. */
  KeyRange range(KeyCodec codec, QueryContext context) {
    List<Object> prefix = new ArrayList<>();
    for (KeyOperand operand : equal) {
      Optional<Object> value = operand.value(context);
      if (value.isEmpty()) {
        return startingWith(codec, prefix);
      }
      prefix.add(value.get());
    }
    KeyRange range = startingWith(codec, prefix);
    Optional<byte[]> lower = low.flatMap(bound -> encoded(codec, prefix, bound, context));
    if (lower.isPresent()) {
      range = range.intersect(new KeyRange(lower.get(), Optional.empty()));
    }
    Optional<byte[]> upper = high.flatMap(bound -> encoded(codec, prefix, bound, context));
    if (upper.isPresent()) {
      Optional<byte[]> end = KeyRange.successorOfPrefix(upper.get());
      range = range.intersect(new KeyRange(new byte[0], end));
    }
    return range;
  }

  private static KeyRange startingWith(KeyCodec codec, List<Object> prefix) {
    return prefix.isEmpty() ? KeyRange.ALL : KeyRange.prefix(codec.encodePrefix(prefix.toArray()));
  }

  private static Optional<byte[]> encoded(
      KeyCodec codec, List<Object> prefix, KeyOperand bound, QueryContext context) {
    return bound
        .value(context)
        .map(
            value -> {
              List<Object> values = new ArrayList<>(prefix);
              values.add(value);
              return codec.encodePrefix(values.toArray());
            });
  }

  /** Shows the bounds in a plan; two scans are the same to the planner only if this is. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    equal.forEach(operand -> parts.add(operand.column() + " = " + operand));
    low.ifPresent(operand -> parts.add(operand.column() + " >= " + operand));
    high.ifPresent(operand -> parts.add(operand.column() + " <= " + operand));
    return String.join(" AND ", parts);
  }
}
