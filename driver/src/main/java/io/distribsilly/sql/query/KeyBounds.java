package io.distribsilly.sql.query;

import io.distribsilly.engine.store.KeyRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a condition says about the leading columns of a key: the first are equal to something, the
 * one after them is equal to one of a list, or may be bounded. Immutable.
 *
 * <p>The ranges made from it hold every row that meets the condition, and may hold others: whoever
 * scans them checks the condition again.
 *
 * @param equal what the first key columns are equal to
 * @param oneOf what the next column is equal to one of; if not empty, there are no bounds
 * @param low what the next column is not below, if anything
 * @param high what it is not above, if anything
 */
record KeyBounds(
    List<KeyOperand> equal,
    List<KeyOperand> oneOf,
    Optional<KeyOperand> low,
    Optional<KeyOperand> high) {
  static final KeyBounds NONE = equal(List.of());

  KeyBounds {
    equal = List.copyOf(equal);
    oneOf = List.copyOf(oneOf);
  }

  /** Bounds of nothing but values that columns are equal to. */
  static KeyBounds equal(List<KeyOperand> equal) {
    return new KeyBounds(equal, List.of(), Optional.empty(), Optional.empty());
  }

  boolean isNone() {
    return equals(NONE);
  }

  /**
   * Returns the ranges of keys for one execution, ascending; no two of them have a key in common.
   *
   * @param encoder encodes values of the leading columns
   */
  List<KeyRange> ranges(Function<Object[], byte[]> encoder, QueryContext context) {
    List<Object> prefix = new ArrayList<>();
    for (KeyOperand operand : equal) {
      Optional<Object> value = operand.value(context);
      if (value.isEmpty()) {
        return List.of(startingWith(encoder, prefix));
      }
      prefix.add(value.get());
    }
    return oneOf.isEmpty()
        ? List.of(range(encoder, prefix, context))
        : alternatives(encoder, prefix, context);
  }

  private List<KeyRange> alternatives(
      Function<Object[], byte[]> encoder, List<Object> prefix, QueryContext context) {
    TreeSet<byte[]> prefixes = new TreeSet<>(Comparator.comparing(b -> b, Arrays::compareUnsigned));
    for (KeyOperand operand : oneOf) {
      Optional<byte[]> alternative = encoded(encoder, prefix, operand, context);
      if (alternative.isEmpty()) {
        return List.of(startingWith(encoder, prefix));
      }
      prefixes.add(alternative.get());
    }
    return prefixes.stream().map(KeyRange::prefix).toList();
  }

  private KeyRange range(
      Function<Object[], byte[]> encoder, List<Object> prefix, QueryContext context) {
    KeyRange range = startingWith(encoder, prefix);
    Optional<byte[]> lower = low.flatMap(bound -> encoded(encoder, prefix, bound, context));
    if (lower.isPresent()) {
      range = range.intersect(new KeyRange(lower.get(), Optional.empty()));
    }
    Optional<byte[]> upper = high.flatMap(bound -> encoded(encoder, prefix, bound, context));
    if (upper.isPresent()) {
      Optional<byte[]> end = KeyRange.successorOfPrefix(upper.get());
      range = range.intersect(new KeyRange(new byte[0], end));
    }
    return range;
  }

  private static KeyRange startingWith(Function<Object[], byte[]> encoder, List<Object> prefix) {
    return prefix.isEmpty() ? KeyRange.ALL : KeyRange.prefix(encoder.apply(prefix.toArray()));
  }

  private static Optional<byte[]> encoded(
      Function<Object[], byte[]> encoder,
      List<Object> prefix,
      KeyOperand bound,
      QueryContext context) {
    return bound
        .value(context)
        .map(
            value -> {
              List<Object> values = new ArrayList<>(prefix);
              values.add(value);
              return encoder.apply(values.toArray());
            });
  }

  /** Shows the bounds in a plan; two scans are the same to the planner only if this is. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    equal.forEach(operand -> parts.add(operand.column() + " = " + operand));
    if (!oneOf.isEmpty()) {
      String list = oneOf.stream().map(Object::toString).collect(Collectors.joining(", "));
      parts.add("%s IN (%s)".formatted(oneOf.get(0).column(), list));
    }
    low.ifPresent(operand -> parts.add(operand.column() + " >= " + operand));
    high.ifPresent(operand -> parts.add(operand.column() + " <= " + operand));
    return String.join(" AND ", parts);
  }
}
