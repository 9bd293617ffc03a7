package io.distribsilly.sql.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;

/**
 * The values of sequences that a statement takes. While one row is made, a sequence gives the same
 * value wherever it is asked, as the SQL standard has it. Used by one thread at a time.
 */
public final class SequenceValues {
  private final IntToLongFunction source;
  private Map<Integer, Long> ofRow = Map.of();

  /**
   * @param source takes the next value of a sequence by its id
   */
  public SequenceValues(IntToLongFunction source) {
    this.source = source;
  }

  /** From now on another row is made. */
  public void nextRow() {
    if (!ofRow.isEmpty()) {
      ofRow = Map.of();
    }
  }

  /** Returns the value of a sequence for the row that is made. */
  public long ofRow(int sequence) {
    Long known = ofRow.get(sequence);
    if (known != null) {
      return known;
    }
    long value = next(sequence);
    if (ofRow.isEmpty()) {
      ofRow = new HashMap<>();
    }
    ofRow.put(sequence, value);
    return value;
  }

  /** Returns another value of a sequence. */
  public long next(int sequence) {
    return source.applyAsLong(sequence);
  }
}
