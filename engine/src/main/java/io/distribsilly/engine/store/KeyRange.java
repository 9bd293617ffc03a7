package io.distribsilly.engine.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * A range of keys in unsigned byte order: from {@code lower}, included, to {@code upper}, excluded.
 * The arrays are not copied; nobody may change them.
 *
 * @param lower the smallest key of the range; the empty array is below every key
 * @param upper the smallest key above the range; empty if the range has no upper end
 */
public record KeyRange(byte[] lower, Optional<byte[]> upper) {
  /** Every key. */
  public static final KeyRange ALL = new KeyRange(new byte[0], Optional.empty());

  /** Returns the range of the keys that start with {@code prefix}. */
  public static KeyRange prefix(byte[] prefix) {
    return new KeyRange(prefix, successorOfPrefix(prefix));
  }

  /** Returns whether the range holds the key. */
  public boolean contains(byte[] key) {
    return Arrays.compareUnsigned(key, lower) >= 0
        && upper.map(end -> Arrays.compareUnsigned(key, end) < 0).orElse(true);
  }

  /** Returns the part that this range and the other have in common; it may be empty of keys. */
  public KeyRange intersect(KeyRange other) {
    byte[] low = Arrays.compareUnsigned(lower, other.lower) >= 0 ? lower : other.lower;
    Optional<byte[]> high =
        upper.isEmpty()
            ? other.upper
            : other
                .upper
                .filter(end -> Arrays.compareUnsigned(end, upper.get()) < 0)
                .or(() -> upper);
    return new KeyRange(low, high);
  }

  /**
   * Returns the smallest array above all that start with {@code prefix}, empty if there is none.
   */
  public static Optional<byte[]> successorOfPrefix(byte[] prefix) {
    int end = prefix.length;
    while (end > 0 && prefix[end - 1] == (byte) 0xFF) {
      end--;
    }
    if (end == 0) {
      return Optional.empty();
    }
    byte[] successor = Arrays.copyOf(prefix, end);
    successor[end - 1]++;
    return Optional.of(successor);
  }
}
