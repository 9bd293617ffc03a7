package io.distribsilly.engine.catalog;

import java.util.OptionalLong;

/**
 * Where a sequence is. Immutable.
 *
 * @param next the first value that nobody has reserved, empty if there is none any more
 */
public record SequencePosition(OptionalLong next) {
  /** Returns where a sequence begins. */
  public static SequencePosition start(SequenceOptions options) {
    return of(options.start());
  }

  /** Returns the position before a value. */
  public static SequencePosition of(long next) {
    return new SequencePosition(OptionalLong.of(next));
  }

  /**
   * Returns the position behind some values; a turn of the sequence ends the block.
   *
   * @param count how many at most
   */
  public SequenceBlock reserve(SequenceOptions options, long count) {
    long first = next.orElseThrow();
    boolean ascends = options.increment() > 0;
    long room =
        ascends
            ? Long.divideUnsigned(options.max() - first, options.increment())
            : Long.divideUnsigned(first - options.min(), -options.increment());
    // As an unsigned number; one less than how many values there are.
    long more = Long.compareUnsigned(room, count - 1) < 0 ? room : count - 1;
    long last = first + more * options.increment();
    return new SequenceBlock(first, more + 1, new SequencePosition(options.after(last)));
  }
}
